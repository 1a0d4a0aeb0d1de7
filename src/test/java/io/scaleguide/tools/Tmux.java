package io.scaleguide.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;

/**
 * A real terminal that a test drives: a tmux server of its own, with one pane. Everything that waits, waits for something to be
 * seen on the screen, and shows the screen when it is not.
 */
public final class Tmux implements AutoCloseable {
    private static final Duration LONGEST = Patience.LONGEST;
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final TmuxProgram tmux;
    private final Path folder;

    private Tmux(TmuxProgram tmux) throws IOException {
        this.tmux = tmux;
        this.folder = Files.createTempDirectory("tmux");
    }

    /**
     * Runs a program in a new terminal.
     *
     * @param columns how wide
     * @param rows how high
     * @param environment what is added to the pane's environment; TERM is tmux's own, the locale UTF-8
     * @param argv the program and its arguments
     */
    public static Tmux run(int columns, int rows, Map<String, String> environment, String... argv)
            throws IOException, InterruptedException {
        Tmux opened = new Tmux(TmuxProgram.find(System.getenv()));
        List<String> arguments = new ArrayList<>(List.of(
                "new-session",
                "-d",
                "-x",
                String.valueOf(columns),
                "-y",
                String.valueOf(rows),
                "-e",
                "LC_ALL=C.UTF-8"));
        // Not by tmux itself, which would take PATH from elsewhere.
        arguments.add("env");
        environment.forEach((name, value) -> arguments.add(name + "=" + value));
        arguments.addAll(List.of(argv));
        // Kept until the server ends, so that what a program says last can be read.
        arguments.addAll(List.of(";", "set-option", "-g", "remain-on-exit", "on"));
        arguments.addAll(List.of(";", "set-option", "-g", "default-terminal", "tmux-256color"));
        opened.tmux(arguments.toArray(String[]::new));
        return opened;
    }

    /**
     * Runs bash, without anybody's settings, in a new terminal, as a person would have it; its prompt is {@code ready>}.
     *
     * @param columns how wide
     * @param rows how high
     * @param environment as with {@link #run}
     */
    public static Tmux shell(int columns, int rows, Map<String, String> environment)
            throws IOException, InterruptedException {
        Tmux opened = run(
                columns,
                rows,
                environment,
                "env",
                "PS1=ready>",
                "HISTFILE=/dev/null",
                "bash",
                "--noprofile",
                "--norc",
                "--noediting",
                "-i");
        opened.await("ready>");
        return opened;
    }

    /** Presses keys, by tmux's names: {@code Enter}, {@code C-c}, {@code F1}, {@code BTab}, {@code M-x}. */
    public Tmux press(String... keys) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("send-keys"));
        arguments.addAll(List.of(keys));
        tmux(arguments.toArray(String[]::new));
        return this;
    }

    /** Types a text, whatever it is. */
    public Tmux type(String text) throws IOException, InterruptedException {
        tmux("send-keys", "-l", "--", text);
        return this;
    }

    /** Types a line into a shell. */
    public Tmux line(String text) throws IOException, InterruptedException {
        return type(text).press("Enter");
    }

    /** Sends bytes as a terminal would, such as a report of the mouse. */
    public Tmux bytes(String raw) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("send-keys", "-H"));
        raw.chars().forEach(each -> arguments.add(Integer.toHexString(each)));
        tmux(arguments.toArray(String[]::new));
        return this;
    }

    /** Pastes a text as a terminal does, marked when the program asks for that. */
    public Tmux paste(String text) throws IOException, InterruptedException {
        tmux("set-buffer", "--", text);
        tmux("paste-buffer", "-p", "-r");
        return this;
    }

    /** Makes the terminal another size. */
    public Tmux resize(int columns, int rows) throws IOException, InterruptedException {
        tmux("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
        return this;
    }

    /** @return what the screen shows, line by line, without spaces at the ends of lines */
    public String screen() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p");
    }

    /** @return what the screen shows, with the sequences for its colours */
    public String colours() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-e");
    }

    /** Keeps every byte that the program writes from now on in a file. */
    public Tmux record(Path file) throws IOException, InterruptedException {
        tmux("pipe-pane", "-o", "exec cat >> '" + file + "'");
        return this;
    }

    /** @return one of tmux's facts about the pane, such as {@code alternate_on} or {@code cursor_flag} */
    public String fact(String name) throws IOException, InterruptedException {
        return tmux("display-message", "-p", "#{" + name + "}").strip();
    }

    /** @return the process id of what runs in the pane */
    public long pid() throws IOException, InterruptedException {
        return Long.parseLong(fact("pane_pid"));
    }

    /** Sends a signal, by its name without SIG, to a process. */
    public static void kill(String signal, long pid) throws IOException, InterruptedException {
        Command.of(Path.of("kill"), "-" + signal, String.valueOf(pid)).run().orFail();
    }

    /** Asks a shell in the pane how its terminal is set, as one line that can be compared. */
    public String stty() throws IOException, InterruptedException {
        String mark = "tty" + System.nanoTime();
        // In short lines: a program that was killed may have left a terminal that does not wrap.
        line("clear; echo " + mark + "=; stty -g | fold -w 60; echo =");
        Pattern answer = Pattern.compile(mark + "=\\s+([0-9a-f:\\s]+)=");
        String seen = await(
                "the terminal's settings", screen -> answer.matcher(screen).find());
        return answer.matcher(seen).results().findFirst().orElseThrow().group(1).replaceAll("\\s", "");
    }

    /** Waits until a text is on the screen. */
    public String await(String text) throws IOException, InterruptedException {
        return await("\"" + text + "\"", screen -> screen.contains(text));
    }

    /**
     * Waits until the screen is as wanted.
     *
     * @param what what is waited for, for the message
     * @param wanted whether the screen is so
     * @return the screen
     */
    public String await(String what, Predicate<String> wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        String screen = screen();
        while (!wanted.test(screen)) {
            if (System.nanoTime() > deadline) {
                Assertions.fail("waited " + LONGEST.toSeconds() + " seconds for " + what + "; the screen:\n" + screen);
            }
            Thread.sleep(PAUSE.toMillis());
            screen = screen();
        }
        return screen;
    }

    /** Waits until one of tmux's facts has a value. */
    public Tmux awaitFact(String name, String value) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!fact(name).equals(value)) {
            if (System.nanoTime() > deadline) {
                Assertions.fail(name + " is " + fact(name) + ", not " + value + "; the screen:\n" + screen());
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return this;
    }

    private String tmux(String... arguments) throws IOException, InterruptedException {
        List<String> argv =
                new ArrayList<>(List.of(tmux.program().toString(), "-S", socket().toString(), "-f", "/dev/null", "-u"));
        argv.addAll(List.of(arguments));
        return new Command(argv, tmux.environment(), "").run().orFail().out();
    }

    /** Waits for what ran in the pane: it may still write into a folder that the test is about to delete. */
    @Override
    public void close() throws IOException, InterruptedException {
        Optional<ProcessHandle> inside = ProcessHandle.of(pid());
        tmux("kill-server");
        inside.ifPresent(each ->
                each.onExit().orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join());
        Files.deleteIfExists(socket());
        Files.delete(folder);
    }

    private Path socket() {
        return folder.resolve("socket");
    }
}
