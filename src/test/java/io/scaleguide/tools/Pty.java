package io.scaleguide.tools;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;

/** A program on a pseudo terminal of which a test sees every byte, and types every byte. util-linux's script makes it. */
public final class Pty implements AutoCloseable {
    private static final Duration LONGEST = Patience.LONGEST;

    private final Process process;
    private final StringBuilder output = new StringBuilder();
    private long arrived;
    private final Thread reader = new Thread(this::read, "pty-output");

    private Pty(Process process) {
        this.process = process;
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Runs a program. Without script the test is skipped, or fails when CI=true.
     *
     * @param columns how wide the terminal is
     * @param rows how high
     * @param environment what is added to this process's environment
     * @param argv the program and its arguments
     */
    public static Pty run(int columns, int rows, Map<String, String> environment, List<String> argv)
            throws IOException {
        Path script = Needed.which(System.getenv(), "script").orElse(Path.of("script"));
        String command = argv.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", "stty cols " + columns + " rows " + rows + "; exec ", ""));
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "-qfec", command, "/dev/null");
        builder.environment().putAll(environment);
        try {
            return new Pty(builder.redirectErrorStream(true).start());
        } catch (IOException missing) {
            String words = "These tests need a pseudo terminal: put util-linux's script on PATH ("
                    + missing.getMessage() + ").";
            throw Needed.missing(System.getenv(), words, missing);
        }
    }

    /** Types a text, as UTF-8. */
    public Pty type(String text) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write(text.getBytes(StandardCharsets.UTF_8));
        input.flush();
        return this;
    }

    /** @return everything that came so far, a Latin-1 character for each byte */
    public String output() {
        synchronized (output) {
            return output.toString();
        }
    }

    /** @return everything that came so far, as UTF-8 */
    public String text() {
        return new String(output().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Waits until a text has come. */
    public String await(String wanted) throws InterruptedException {
        awaitAfter(0, new String(wanted.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        return text();
    }

    /**
     * Waits until something has come.
     *
     * @param from how much of the output is not looked at, in bytes
     * @param wanted what is looked for behind it, a Latin-1 character for each byte; empty for anything at all
     * @return when the last of it came, on the clock of System.nanoTime
     */
    public long awaitAfter(int from, String wanted) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        synchronized (output) {
            while (output.length() <= from || output.indexOf(wanted, from) < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    Assertions.fail(
                            "waited " + LONGEST.toSeconds() + " seconds for \"" + wanted + "\"; what came:\n" + text());
                }
                output.wait(left);
            }
            return arrived;
        }
    }

    /** Waits for the program's end. */
    public int exit() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            Assertions.fail("did not end within " + LONGEST.toSeconds() + " seconds; what came:\n" + text());
        }
        reader.join(LONGEST.toMillis());
        return process.exitValue();
    }

    /** @return the program's process, below script */
    public ProcessHandle program() {
        return process.descendants().findFirst().orElseThrow();
    }

    private void read() {
        byte[] bytes = new byte[8192];
        try {
            int count = process.getInputStream().read(bytes);
            while (count >= 0) {
                long now = System.nanoTime();
                synchronized (output) {
                    output.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
                    arrived = now;
                    output.notifyAll();
                }
                count = process.getInputStream().read(bytes);
            }
        } catch (IOException closed) {
            synchronized (output) {
                output.append("[closed: ").append(closed.getMessage()).append(']');
            }
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
