package io.scaleguide.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.completer.StringsCompleter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EditedLinesTest {
    @TempDir
    private Path folder;

    @Test
    void theHistoryIsTheOwnersAndHoldsNoKey() throws Exception {
        String apiKey = "0123456789abcdef0123456789abcdef";
        String appKey = "ddapp_abcDEF0123456789abcDEF0123456789ab";
        assertThat(read("status\nset " + apiKey + "\nset key=" + appKey + "\nhops\n", 4))
                .hasSize(4);
        assertThat(Files.readString(history())).contains("status", "hops").doesNotContain(apiKey, appKey, "set ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history())))
                .isEqualTo("rw-------");
    }

    @Test
    void theHistoryIsFoundAgainAndDoesNotGrowForEver() throws Exception {
        String many = IntStream.range(0, 700).mapToObj(i -> "line " + i + "\n").reduce("", String::concat);
        read(many, 700);
        assertThat(read("\u0010\n", 1)).containsExactly("line 699");
        assertThat(Files.readAllLines(history()).size()).isLessThanOrEqualTo(650);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history())))
                .isEqualTo("rw-------");
    }

    @Test
    void aHistoryThatCannotBeWrittenIsNoHindrance() throws Exception {
        Path nowhere = Files.writeString(folder.resolve("file"), "").resolve("history");
        TypedTerminal typed = new TypedTerminal();
        try (LineTerminal terminal = typed.open(LineTerminal.Kind.EDITING)) {
            Lines lines = new EditedLines(terminal, new DefaultParser(), new StringsCompleter("status"), nowhere);
            typed.type("status\n");
            assertThat(lines.next("> ")).contains("status");
            Questions questions = new EditedQuestions(terminal);
            Question question = new Question("Cluster: ", false, Optional.of(nowhere), List::of);
            typed.type("stage\n");
            assertThat(questions.ask(question)).contains("stage");
            questions.remember(question, "stage");
        }
    }

    @Test
    void ctrlCDropsTheLineAndCtrlDEnds() throws Exception {
        TypedTerminal typed = new TypedTerminal();
        try (LineTerminal terminal = typed.open(LineTerminal.Kind.EDITING)) {
            Lines lines = lines(terminal);
            Thread typist = new Thread(() -> {
                try {
                    typed.await("> ");
                    typed.type("half a line");
                    // Ctrl-C overtakes what was typed before it and has not been read yet.
                    typed.await("half a line");
                    typed.type(TypedTerminal.CTRL_C);
                    typed.await("> ");
                    typed.type("whole\n");
                    typed.await("> ");
                    typed.type(TypedTerminal.CTRL_D);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            typist.start();
            assertThat(lines.next("> ")).contains("whole");
            assertThat(lines.next("> ")).isEmpty();
            typist.join();
        }
    }

    @Test
    void tabCompletesAndOffersNothingThatBeginsOtherwise() throws Exception {
        assertThat(read("stat\t\n", 1)).containsExactly("status ");
        assertThat(read("tatus\t\n", 1)).containsExactly("tatus");
    }

    private List<String> read(String keys, int count) throws Exception {
        TypedTerminal typed = new TypedTerminal();
        try (LineTerminal terminal = typed.open(LineTerminal.Kind.EDITING)) {
            Lines lines = lines(terminal);
            String[] typing = keys.split("(?<=\n)", -1);
            List<String> read = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                typed.type(typing[i]);
                lines.next("> ").ifPresent(read::add);
            }
            return read;
        }
    }

    private Lines lines(LineTerminal terminal) {
        return new EditedLines(terminal, new DefaultParser(), new StringsCompleter("status", "hops"), history());
    }

    private Path history() {
        return folder.resolve("state/shell-history");
    }
}
