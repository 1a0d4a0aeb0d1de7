package io.scaleguide.controlplane;

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

/**
 * A real control plane: {@code src/it/control-plane}, built once with Go into {@code ~/.cache/scaleguide-tools}. It ends when this process ends.
 */
public final class ControlPlane implements AutoCloseable {
    private static final Path SOURCES = Path.of("src/it/control-plane");
    private static final String READY = "ready ";

    private final Process process;
    private final Path kubeconfig;

    private ControlPlane(Process process, Path kubeconfig) {
        this.process = process;
        this.kubeconfig = kubeconfig;
    }

    /**
     * Starts one. Without Go the test is skipped.
     *
     * @param folder an empty folder for what it keeps
     * @param settings EGRESS_PROXY and HPA_SYNC_PERIOD, as {@code src/it/control-plane/README.md} says; both may be left out
     * @return a control plane whose node is ready
     */
    public static ControlPlane start(Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(binary().toString(), folder.toString())
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
        return new ControlPlane(process, Path.of(line.substring(READY.length())));
    }

    /** @return the kubeconfig of a cluster administrator */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** The program, built from these very sources. */
    private static Path binary() throws IOException, InterruptedException {
        Path folder =
                Path.of(System.getProperty("user.home"), ".cache", "scaleguide-tools", "control-plane-" + digest());
        Path binary = folder.resolve("control-plane");
        if (Files.isExecutable(binary)) {
            return binary;
        }
        Optional<Path> go = go();
        Assumptions.assumeTrue(
                go.isPresent(), "The control plane is built with Go 1.26 or later, which is not on PATH.");
        Files.createDirectories(folder);
        Process build = new ProcessBuilder(
                        go.orElseThrow().toString(), "build", "-ldflags=-s -w", "-o", binary + ".new", ".")
                .directory(SOURCES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("build.log").toFile())
                .start();
        if (build.waitFor() != 0) {
            throw new IOException("The control plane cannot be built: see " + folder.resolve("build.log"));
        }
        Files.move(Path.of(binary + ".new"), binary);
        return binary;
    }

    private static Optional<Path> go() throws IOException, InterruptedException {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
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
