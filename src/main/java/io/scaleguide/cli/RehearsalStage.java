package io.scaleguide.cli;

import io.scaleguide.practice.still.StillCluster;
import io.scaleguide.start.TlsFront;
import io.scaleguide.tui.terminal.Stage;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Gives a rehearsal a terminal, and a cluster to speak to by TLS: what they take is not to be in the class archive, and what a full screen takes
 * on a terminal is. A process of its own, which learns nothing.
 */
public final class RehearsalStage {
    /** The kubeconfig's name in the rehearsal's folder. */
    static final String KUBECONFIG = "kubeconfig";

    private static final Map<String, String> TERMINAL =
            Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor", "LANG", "C.UTF-8");

    private RehearsalStage() {}

    /**
     * Runs it, and ends with its exit code.
     *
     * @param args the rehearsal's folder, and its command line
     * @throws Exception when the cluster cannot be had, or the rehearsal not be started
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        ProcessBuilder rehearsal =
                new ProcessBuilder(Arrays.copyOfRange(args, 1, args.length)).redirectError(Redirect.DISCARD);
        rehearsal.environment().putAll(TERMINAL);
        int exitCode;
        try (StillCluster cluster = StillCluster.start(Files.createDirectory(folder.resolve("plain")));
                TlsFront front = TlsFront.start(folder, cluster.server().getPort())) {
            front.kubeconfig(folder.resolve(KUBECONFIG), cluster.kubeconfig(), cluster.server());
            exitCode = Stage.run(rehearsal);
        }
        System.exit(exitCode);
    }
}
