package io.scaleguide.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.line.LineTerminal.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlainQuestionsTest {
    private static final String PROMPT = "API key: ";
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    /** Someone who pastes as soon as the prompt is there. */
    private static final class Hasty extends ByteArrayOutputStream {
        private Optional<LineDisciplineTerminal> terminal = Optional.empty();

        @Override
        public synchronized void write(int next) {
            super.write(next);
            if (terminal.isPresent() && text().endsWith(PROMPT)) {
                LineDisciplineTerminal typedOn = terminal.get();
                terminal = Optional.empty();
                paste(typedOn);
            }
        }

        private static void paste(LineDisciplineTerminal terminal) {
            try {
                terminal.processInputBytes((KEY + "\r").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private String text() {
            return toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void aKeyThatIsPastedAsSoonAsItIsAskedForIsNotShownEither() throws IOException {
        Hasty printed = new Hasty();
        LineDisciplineTerminal jline = new LineDisciplineTerminal("typed", "xterm", printed, StandardCharsets.UTF_8);
        printed.terminal = Optional.of(jline);
        try (LineTerminal terminal = LineTerminal.on(jline, Kind.PRINTING)) {
            Question question = new Question(PROMPT, true, Optional.empty(), List::of);

            assertThat(Questions.on(terminal).ask(question)).contains(KEY);
            assertThat(printed.text()).isEqualToNormalizingNewlines(PROMPT + "\n");
        }
    }
}
