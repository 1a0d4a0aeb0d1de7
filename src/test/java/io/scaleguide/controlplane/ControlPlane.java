package io.scaleguide.controlplane;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A real control plane: of the programs that a person has, or of {@code src/it/control-plane}, built once with Go. It ends when this process ends.
 */
public final class ControlPlane implements AutoCloseable {
    private final AutoCloseable parts;
    private final Path kubeconfig;

    private ControlPlane(AutoCloseable parts, Path kubeconfig) {
        this.parts = parts;
        this.kubeconfig = kubeconfig;
    }

    /**
     * Starts one. Without the programs and without Go the test is skipped, or fails when CI=true.
     *
     * @param folder an empty folder for what it keeps
     * @param settings EGRESS_PROXY, HPA_SYNC_PERIOD and VMODULE, as {@code src/it/control-plane/README.md} says; all may be left out
     * @return a control plane whose node is ready
     */
    public static ControlPlane start(Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        return start(folder, settings, System.getenv());
    }

    static ControlPlane start(Path folder, Map<String, String> settings, Map<String, String> environment)
            throws IOException, InterruptedException {
        Optional<Programs> programs = Programs.find(environment);
        AutoCloseable parts = programs.isPresent()
                ? ProgramsOfControlPlane.start(programs.get(), folder, settings)
                : BuiltControlPlane.start(folder, settings, environment);
        return new ControlPlane(parts, folder.resolve("admin.kubeconfig"));
    }

    /** @return the kubeconfig of a cluster administrator */
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public void close() throws Exception {
        parts.close();
    }
}
