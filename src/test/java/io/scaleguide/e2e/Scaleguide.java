package io.scaleguide.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built distribution, started by its launcher as users start it, in a home folder of its own. */
final class Scaleguide {
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private List<String> prefix = List.of();

    Scaleguide(Path home) {
        this.home = home;
        environment.put("HOME", home.toString());
        // No process is to write into the home after the test.
        environment.put("SCALEGUIDE_ARCHIVE", "off");
        environment.put("XDG_STATE_HOME", home.resolve("state").toString());
        environment.put("SCALEGUIDE_JAVA_OPTS", "-Duser.home=" + home + " -Djava.io.tmpdir=" + temporary());
    }

    /** Where the program's temporary files go, so that a test can look through them. */
    Path temporary() {
        try {
            return Files.createDirectories(home.resolve("tmp"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Scaleguide with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** How a run ended. */
    record Outcome(int exitCode, String out, String err) {
        /** The JSON lines of the output. */
        List<JsonNode> events() {
            return out.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
        }

        /** The events of one name. */
        List<JsonNode> events(String name) {
            return events().stream()
                    .filter(event -> event.path("event").asString("").equals(name))
                    .toList();
        }
    }

    /** What is added to its environment. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** The launcher. */
    static Path launcher() {
        return Path.of(System.getProperty("scaleguide.home", "target/scaleguide"), "bin", "scaleguide")
                .toAbsolutePath();
    }

    /** The same, started by something that comes before the launcher on its command line. */
    Scaleguide under(List<String> before) {
        Scaleguide same = new Scaleguide(home);
        same.environment.putAll(environment);
        same.prefix = List.copyOf(before);
        return same;
    }

    /** How it is started: the launcher, behind what comes before it. */
    List<String> command() {
        List<String> command = new ArrayList<>(prefix);
        command.add(launcher().toString());
        return command;
    }

    /** Starts it; the output goes to files. */
    Running start(String... arguments) throws IOException {
        return start(Path.of("/dev/null"), arguments);
    }

    /** The same, reading a file. */
    Running start(Path input, String... arguments) throws IOException {
        List<String> command = command();
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(home, "run", ".out");
        Path err = Files.createTempFile(home, "run", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DD_") || name.equals("KUBECONFIG"));
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }

    Outcome run(Duration atMost, String... arguments) throws IOException, InterruptedException {
        return start(arguments).await(atMost);
    }

    /** A run under way. */
    record Running(Process process, Path out, Path err) {
        Outcome await(Duration atMost) throws IOException, InterruptedException {
            if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new AssertionError(
                        "not over after " + atMost + ":\n" + Files.readString(out) + Files.readString(err));
            }
            return new Outcome(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        }

        /** Waits for a text in the output, without which the test cannot go on. */
        String awaitOutput(String text, Duration atMost) throws IOException, InterruptedException {
            long deadline = System.nanoTime() + atMost.toNanos();
            boolean alive = true;
            while (System.nanoTime() < deadline && alive) {
                // Before the look: what it says last counts.
                alive = process.isAlive();
                String soFar = Files.readString(out);
                if (soFar.contains(text)) {
                    return soFar;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
            throw new AssertionError(
                    "\"" + text + "\" did not come:\n" + Files.readString(out) + Files.readString(err));
        }
    }
}
