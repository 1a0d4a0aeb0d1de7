package io.scaleguide.start;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts this program's Java with this program's jars as the launcher does, but with an empty environment, nothing to read, and
 * nowhere to print: so whatever it leaves in an archive, a secret of the user's cannot be in it.
 *
 * @param java the java command
 * @param jar the jar that the launcher names
 * @param home the distribution's folder
 */
record ChildJvm(Path java, Path jar, Path home) {
    /** It runs beside what the user does next, and should not be felt. */
    private static final Path NICE = Path.of("/usr/bin/nice");

    static ChildJvm of(Path home) {
        return new ChildJvm(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                home.resolve("lib/scaleguide-start.jar"),
                home);
    }

    /**
     * A process that is not started yet.
     *
     * @param options more options of the JVM
     * @param main the main class
     * @param arguments its arguments
     */
    ProcessBuilder command(List<String> options, String main, List<String> arguments) {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            words.add(NICE.toString());
        }
        words.add(java.toString());
        // As in the launcher: an archive serves only a JVM with the same ones.
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        words.addAll(options);
        words.add("-Dlibrary.jline.path=" + home.resolve("lib/terminal/org/jline/nativ"));
        words.addAll(List.of("-Dscaleguide.home=" + home, "-cp", jar.toString(), main));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        return builder;
    }

    /**
     * Runs a process to its end.
     *
     * @return whether it ended well, and in time
     * @throws IOException when it cannot be started
     */
    static boolean run(ProcessBuilder builder, long seconds) throws IOException, InterruptedException {
        Process process = builder.start();
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
