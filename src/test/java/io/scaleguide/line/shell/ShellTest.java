package io.scaleguide.line.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.line.EditedLines;
import io.scaleguide.line.LineTerminal;
import io.scaleguide.line.LineTerminal.Kind;
import io.scaleguide.line.PlainLines;
import io.scaleguide.line.TypedTerminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ShellTest {
    @TempDir
    private Path folder;

    /** Verbs that need no cluster: echo says its arguments, fail fails, wait waits for ever. */
    private record Verbs(PrintStream out) implements ShellWork {
        @Override
        public Map<String, String> verbs() {
            return Map.of("echo", "Says its arguments.", "fail", "Fails.", "wait", "Waits.");
        }

        @Override
        public int run(List<String> words, ShellTarget target) {
            return switch (words.get(0)) {
                case "echo" -> say(String.join("|", words.subList(1, words.size())));
                case "wait" -> forEver();
                default -> ExitCode.FAILED;
            };
        }

        private int say(String words) {
            out.println("said " + words);
            return ExitCode.DONE;
        }

        private int forEver() {
            try {
                out.println("waiting");
                new CountDownLatch(1).await();
                return ExitCode.DONE;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ExitCode.CANCELLED;
            }
        }

        @Override
        public List<String> candidates(List<String> before, String word, ShellTarget target) {
            return List.of("--loud");
        }

        @Override
        public List<String> choices(Subject subject, ShellTarget target) {
            return subject == Subject.NAMESPACE ? List.of("shop", "till") : List.of();
        }

        @Override
        public Chosen use(Subject subject, String name, ShellTarget target) {
            return new Chosen(
                    new ShellTarget(target.context(), target.practice(), Optional.of(name), Optional.empty()),
                    "Working on " + name + ".",
                    true);
        }

        @Override
        public Map<String, String> environment(ShellTarget target) {
            return Map.of("PATH", "/usr/bin:/bin", "WHERE", target.namespace().orElse("nowhere"));
        }
    }

    private record Outcome(int code, String output) {}

    @Test
    void aPipeIsNotPromptedAndTheLastVerbDecidesTheExitCode() throws Exception {
        Outcome outcome = piped("echo 'a b' c\n\n# a remark\nscaleguide fail\n");
        assertThat(outcome.output()).isEqualTo("said a b|c\n");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(piped("fail\necho\n").code()).isZero();
        assertThat(piped("fail\nexit\necho\n")).isEqualTo(new Outcome(ExitCode.FAILED, ""));
    }

    @Test
    void aProgramIsStartedWithoutAShellInTheEnvironmentItIsGiven() throws Exception {
        assertThat(piped("use namespace shop\n!printenv\n").output())
                .contains("Working on shop.", "WHERE=shop")
                .doesNotContain("HOME=");
        assertThat(piped("!echo $WHERE;true | cat\n").output()).isEqualTo("$WHERE;true | cat\n");
        assertThat(piped("!no-such-program\n").code()).isEqualTo(127);
        assertThat(piped("!\n").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatWillNotDoIsSaidInASentence() throws Exception {
        assertThat(piped("use\n").output()).contains("say use context NAME");
        assertThat(piped("watch status\n").output()).contains("for example watch 5s status");
        assertThat(piped("watch 5s watch 5s echo\n").output()).contains("cannot be watched");
        assertThat(piped("help\n").output()).contains("echo ", "Says its arguments.", "!PROGRAM");
    }

    @Test
    void aWatchStopsAtAKey() throws Exception {
        typing(Kind.EDITING, typed -> {
            typed.await("till/shop> ");
            typed.type("watch 1s echo tick\n");
            typed.await("said tick");
            typed.await("----");
            typed.await("said tick");
            typed.type("q");
            typed.await("till/shop> ");
        });
    }

    @Test
    void ctrlCEndsTheVerbAndNotTheShell() throws Exception {
        for (Kind kind : List.of(Kind.EDITING, Kind.PRINTING)) {
            typing(kind, typed -> {
                typed.await("till/shop> ");
                typed.type("wait\n");
                typed.await("waiting");
                typed.type(TypedTerminal.CTRL_C);
                typed.await("Cancelled.");
                typed.await("till/shop> ");
                typed.type("watch 30s echo tick\n");
                typed.await("said tick");
                typed.type(TypedTerminal.CTRL_C);
                typed.await("till/shop> ");
                typed.type("!sh -c 'echo started; sleep 60'\n");
                typed.await("started\n");
                typed.type(TypedTerminal.CTRL_C);
                typed.await("till/shop> ");
                typed.type("echo still here\n");
                typed.await("said still|here");
                typed.await("till/shop> ");
            });
        }
    }

    @Test
    void completionKnowsVerbsAndWhatComesAfterThem() {
        ShellCompleter completer = new ShellCompleter(new Verbs(System.out), ShellTest::target);
        assertThat(completer.values(List.of(), "")).contains("echo", "use", "watch", "exit");
        assertThat(completer.values(List.of("use"), "")).containsExactly("context", "namespace", "hpa");
        assertThat(completer.values(List.of("use", "namespace"), "")).containsExactly("shop", "till");
        assertThat(completer.values(List.of("watch"), "")).contains("5s");
        assertThat(completer.values(List.of("watch", "5s"), "")).contains("echo");
        assertThat(completer.values(List.of("watch", "5s", "echo"), "")).containsExactly("--loud");
        assertThat(completer.values(List.of("!kubectl", "get"), "")).isEmpty();
    }

    @Test
    void aPeriodIsSecondsOrMinutes() {
        assertThat(Watching.period("5s")).contains(Duration.ofSeconds(5));
        assertThat(Watching.period("5")).contains(Duration.ofSeconds(5));
        assertThat(Watching.period("2m")).contains(Duration.ofMinutes(2));
        assertThat(List.of("0s", "s", "-1s", "5h", ""))
                .allMatch(word -> Watching.period(word).isEmpty());
    }

    private Outcome piped(String input) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (LineTerminal terminal =
                LineTerminal.on(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output)) {
            int code = shell(terminal).run(new PlainLines(terminal));
            return new Outcome(code, output.toString(StandardCharsets.UTF_8));
        }
    }

    private static Shell shell(LineTerminal terminal) {
        return new Shell(
                terminal, terminal.out(), new Verbs(terminal.out()), target(), Clock.systemUTC(), ZoneOffset.UTC);
    }

    private static ShellTarget target() {
        return new ShellTarget(Optional.of("till"), false, Optional.of("shop"), Optional.empty());
    }

    /** What is typed, and what is waited for. */
    private interface Typing {
        void on(TypedTerminal typed) throws Exception;
    }

    private void typing(Kind kind, Typing typing) throws Exception {
        TypedTerminal typed = new TypedTerminal();
        try (LineTerminal terminal = typed.open(kind)) {
            Shell shell = shell(terminal);
            CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> shell.run(
                    kind == Kind.EDITING
                            ? new EditedLines(
                                    terminal,
                                    ShellCompleter.parser(),
                                    new ShellCompleter(new Verbs(terminal.out()), ShellTest::target),
                                    folder.resolve("history"))
                            : new PlainLines(terminal)));
            typing.on(typed);
            // What edits the line sees Ctrl-D itself; else it is the system's to turn into an end.
            typed.type(kind == Kind.EDITING ? TypedTerminal.CTRL_D : "exit\n");
            assertThat(code.get(20, TimeUnit.SECONDS)).isNotNull();
        }
    }
}
