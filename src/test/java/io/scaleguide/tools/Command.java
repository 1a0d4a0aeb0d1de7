package io.scaleguide.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A child process that a test runs to its end.
 *
 * @param argv the program and its arguments
 * @param environment what is added to this process's environment
 * @param input what it reads
 */
public record Command(List<String> argv, Map<String, String> environment, String input) {
    private static final long LONGEST_SECONDS = 180;

    /** What came of it. */
    public record Outcome(int exit, String out, String err) {
        /** @throws IOException unless it ended well */
        public Outcome orFail() throws IOException {
            if (exit != 0) {
                throw new IOException("exit " + exit + ": " + err);
            }
            return this;
        }
    }

    /** A command without input. */
    public static Command of(Path program, String... arguments) {
        List<String> argv = new ArrayList<>(List.of(program.toString()));
        argv.addAll(List.of(arguments));
        return new Command(argv, Map.of(), "");
    }

    /** The same with a variable more. */
    public Command with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Command(argv, more, input);
    }

    /** The same, reading this. */
    public Command reading(String text) {
        return new Command(argv, environment, text);
    }

    /** Runs it; one that does not end in time is killed, and that is an error. */
    public Outcome run() throws IOException, InterruptedException {
        Path in = Files.createTempFile("tool", ".in");
        Path out = Files.createTempFile("tool", ".out");
        Path err = Files.createTempFile("tool", ".err");
        try {
            Files.writeString(in, input);
            ProcessBuilder builder = new ProcessBuilder(argv);
            builder.environment().putAll(environment);
            Process process = builder.redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IOException(String.join(" ", argv) + " did not end within " + LONGEST_SECONDS + " seconds: "
                        + Files.readString(out) + Files.readString(err));
            }
            return new Outcome(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(in);
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }
}
