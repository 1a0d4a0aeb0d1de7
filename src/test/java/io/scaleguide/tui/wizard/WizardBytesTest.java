package io.scaleguide.tui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tui.terminal.JLineTerminal;
import io.scaleguide.tui.theme.ColourDepth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the wizard writes to a terminal, byte by byte. */
class WizardBytesTest {
    /** A colour among the parameters of SGR: 30 to 49 and 90 to 107. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[(?:\\d+;)*(?:[34]\\d|9[0-7]|10[0-7])(?:;\\d+)*m");

    private static final String MOUSE = "\u001b[?1000h";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final LineDisciplineTerminal jline;

    WizardBytesTest() throws IOException {
        jline = new LineDisciplineTerminal("test", "xterm-256color", output, StandardCharsets.UTF_8);
        jline.setSize(new Size(80, 24));
    }

    private WizardOnScreen open(ColourDepth depth, boolean mouse) throws IOException {
        JLineTerminal terminal = new JLineTerminal(jline, mouse, Optional.empty());
        return WizardOnScreen.open(ScreenSetup.in(folder).depth(depth), terminal, terminal);
    }

    private void press(String bytes) throws IOException {
        jline.processInputBytes(bytes.getBytes(StandardCharsets.UTF_8));
    }

    private String written() {
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void notAByteIsWrittenWhileNothingChanges() throws IOException {
        try (WizardOnScreen wizard = open(ColourDepth.ANSI, true)) {
            int before = output.size();
            assertThat(before).isPositive();
            wizard.quiet();
            wizard.quiet();
            assertThat(output.size()).isEqualTo(before);
        }
    }

    @Test
    void aTypedLetterIsAFewBytes() throws IOException {
        try (WizardOnScreen wizard = open(ColourDepth.ANSI, true)) {
            press("\u001b[Z");
            wizard.await("the field", () -> wizard.display().last().contains("▶ Cluster"));
            press("\t\u001b[Z?");
            wizard.await("the help", () -> wizard.display().last().contains("─ Keys ─"));
            wizard.quiet();
            int before = output.size();
            press("/o");
            wizard.await("the search", () -> wizard.display().last().contains("/o"));
            assertThat(output.size() - before).isLessThan(1_000);
        }
    }

    @Test
    void withoutColoursNoneIsWritten() throws IOException {
        try (WizardOnScreen wizard = open(ColourDepth.NONE, true)) {
            wizard.await("the checks", () -> wizard.display().last().contains("✓ Context kind-demo"));
            press("?");
            wizard.await("the help", () -> wizard.display().last().contains("─ Keys ─"));
            assertThat(COLOUR.matcher(written()).find()).isFalse();
            assertThat(wizard.display().theme()).isEqualTo("plain");
        }
    }

    @Test
    void withColoursSomeAre() throws IOException {
        try (WizardOnScreen wizard = open(ColourDepth.ANSI, true)) {
            wizard.quiet();
            assertThat(COLOUR.matcher(written()).find()).isTrue();
            assertThat(written()).contains(MOUSE);
        }
    }

    @Test
    void withTheMouseOffItIsNotAskedFor() throws IOException {
        try (WizardOnScreen wizard = open(ColourDepth.ANSI, false)) {
            wizard.quiet();
            assertThat(written()).doesNotContain(MOUSE);
        }
    }

    @Test
    void theThemeFollowsTheAnswerOfTheTerminal() throws IOException {
        try (WizardOnScreen wizard = open(ColourDepth.ANSI, true)) {
            assertThat(written()).contains("\u001b]11;?");
            press("\u001b]11;rgb:ffff/ffff/ffff\u001b\\");
            wizard.await("the light theme", () -> wizard.display().theme().equals("light"));
        }
    }
}
