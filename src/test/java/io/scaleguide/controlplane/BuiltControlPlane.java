package io.scaleguide.controlplane;

import io.scaleguide.tools.Alone;
import io.scaleguide.tools.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;

/** The control plane of {@code src/it/control-plane}, in one process: built once with Go into {@code ~/.cache/scaleguide-tools}. */
final class BuiltControlPlane implements AutoCloseable {
    private static final Path SOURCES = Path.of("src/it/control-plane");
    private static final String VERSION = "k8s.io/component-base/version";
    private static final String READY = "ready ";

    private final Process process;

    private BuiltControlPlane(Process process) {
        this.process = process;
    }

    static BuiltControlPlane start(Path folder, Map<String, String> settings, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(binary(environment).toString(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(settings);
        Process process = builder.start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = Optional.ofNullable(said.readLine()).orElse("it ended without a word");
        if (!line.startsWith(READY)) {
            process.destroyForcibly();
            throw new IOException(
                    "The control plane did not start: " + line + ". See " + folder + "/control-plane.log");
        }
        return new BuiltControlPlane(process);
    }

    /** The program, built from these very sources. */
    static Path binary(Map<String, String> environment) throws IOException, InterruptedException {
        Path folder =
                Path.of(System.getProperty("user.home"), ".cache", "scaleguide-tools", "control-plane-" + digest());
        Path binary = folder.resolve("control-plane");
        if (Files.isExecutable(binary)) {
            return binary;
        }
        Optional<Path> go = go(environment);
        if (go.isEmpty()) {
            String words = "These tests ask a real control plane: put " + String.join(", ", Programs.NEEDED)
                    + " into KUBEBUILDER_ASSETS or on PATH, or Go 1.26 or later, with which it is built.";
            if ("true".equals(environment.get("CI"))) {
                throw new AssertionError(words);
            }
            Assumptions.abort(words);
        }
        Alone.in(folder, () -> {
            if (!Files.isExecutable(binary)) {
                build(go.orElseThrow(), folder, binary);
            }
        });
        return binary;
    }

    private static void build(Path go, Path folder, Path binary) throws IOException, InterruptedException {
        Process build = new ProcessBuilder(go.toString(), "build", "-ldflags=" + flags(), "-o", binary + ".new", ".")
                .directory(SOURCES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("build.log").toFile())
                .start();
        if (build.waitFor() != 0) {
            throw new IOException("The control plane cannot be built: see " + folder.resolve("build.log"));
        }
        Files.move(Path.of(binary + ".new"), binary);
    }

    /** Kubernetes learns its version from who builds it: its module's. */
    private static String flags() throws IOException {
        String version = Files.readAllLines(SOURCES.resolve("go.mod")).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("k8s.io/kubernetes v"))
                .findFirst()
                .orElseThrow()
                .split(" ", -1)[1];
        String[] numbers = version.substring(1).split("\\.", -1);
        return "-s -w -X " + VERSION + ".gitVersion=" + version + " -X " + VERSION + ".gitMajor=" + numbers[0] + " -X "
                + VERSION + ".gitMinor=" + numbers[1];
    }

    private static Optional<Path> go(Map<String, String> environment) throws IOException, InterruptedException {
        for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
            Path go = Path.of(folder, "go");
            if (!folder.isEmpty()
                    && Files.isExecutable(go)
                    && Command.of(go, "version").run().exit() == 0) {
                return Optional.of(go);
            }
        }
        return Optional.empty();
    }

    private static String digest() throws IOException {
        CRC32 sum = new CRC32();
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<Path> sources = files.filter(file -> !file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            for (Path file : sources) {
                sum.update(Files.readAllBytes(file));
            }
        }
        return Long.toHexString(sum.getValue());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
