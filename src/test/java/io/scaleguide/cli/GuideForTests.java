package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.tools.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through the guide in this JVM, for tests of what comes after it. */
public final class GuideForTests {
    private GuideForTests() {}

    /**
     * Runs {@code scaleguide up} against a practice cluster.
     *
     * @param step the last step
     * @param practice the cluster
     * @param home where state goes
     * @throws IOException when a file cannot be written
     */
    public static void upTo(String step, PracticeCluster practice, Path home) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int code = up(output, practice, home, "--until", step);
        assertThat(code).as(output.toString(StandardCharsets.UTF_8)).isZero();
    }

    /**
     * Runs {@code scaleguide up} against a practice cluster, however it ends.
     *
     * @param output what it prints
     * @param practice the cluster
     * @param home where state goes
     * @param more more of the command line
     * @return its exit code
     * @throws IOException when a file cannot be written
     */
    public static int up(ByteArrayOutputStream output, PracticeCluster practice, Path home, String... more)
            throws IOException {
        Path apiKey = key(home, "api-key", practice.answers());
        Path appKey = key(home, "app-key", practice.answers());
        List<String> arguments = new ArrayList<>(List.of(
                "up",
                "--yes",
                "--kubeconfig",
                practice.kubeconfig().toString(),
                "--api-key-file",
                apiKey.toString(),
                "--app-key-file",
                appKey.toString()));
        arguments.addAll(List.of(more));
        practice.answers().forEach((name, value) -> {
            if (!name.endsWith("-key")) {
                arguments.add("--set");
                arguments.add(name + "=" + value);
            }
        });
        return run(output, home, arguments);
    }

    /**
     * Runs a command of the program in this JVM.
     *
     * @param output what it prints, on both streams
     * @param home the user's home
     * @param arguments the command line
     * @return its exit code
     */
    public static int run(ByteArrayOutputStream output, Path home, List<String> arguments) {
        return CommandLineProgram.run(surroundings(output, home), arguments.toArray(String[]::new));
    }

    /**
     * How a command ended.
     *
     * @param code its exit code
     * @param output what it printed, on both streams
     */
    record Outcome(int code, String output) {
        /** On one line, since the screen wraps where it likes. */
        String words() {
            return output.replaceAll("\\s+", " ");
        }
    }

    /** Runs a command of the program on a practice cluster, in this JVM. */
    static Outcome on(PracticeCluster practice, Path home, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.add("--kubeconfig");
        arguments.add(practice.kubeconfig().toString());
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int code = run(output, home, arguments);
        return new Outcome(code, output.toString(StandardCharsets.UTF_8));
    }

    /** What a command finds around it. */
    static Surroundings surroundings(ByteArrayOutputStream output, Path home) {
        PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        return new Surroundings(
                InputStream.nullInputStream(),
                stream,
                stream,
                Map.of(
                        "PATH",
                        helm().getParent() + ":/usr/bin:/bin",
                        "HOME",
                        home.toString(),
                        "XDG_STATE_HOME",
                        home.toString()),
                home,
                Optional.empty(),
                Clock.systemUTC(),
                () -> ZoneOffset.UTC);
    }

    private static Path helm() {
        try {
            return Tools.find(System.getenv()).helm();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No helm for the tests", e);
        }
    }

    private static Path key(Path home, String name, Map<String, String> answers) throws IOException {
        Path file = home.resolve(name);
        Files.writeString(file, answers.getOrDefault(name, ""));
        file.toFile().setReadable(false, false);
        file.toFile().setReadable(true, true);
        return file;
    }
}
