package io.scaleguide.cli;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.panel.live.LiveSettings;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.start.TlsFront;
import io.scaleguide.tui.terminal.EarlyScreen;
import io.scaleguide.tui.terminal.Terminals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does what users do first, on a practice cluster and without their home and environment, so that the JVM learns which classes
 * a class archive should hold. What it prints is read by nobody.
 */
public final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Long enough for a first frame with what the cluster says, on a busy machine too. */
    private static final int SCREEN_SECONDS = 4;

    private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8");
    private static final Map<String, String> XTERM_OF_ALL_COLOURS =
            Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor", "LANG", "C.UTF-8");

    private static final String HPA = """
            {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler",
             "metadata": {"name": "echo", "namespace": "default"},
             "spec": {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "echo"}, "maxReplicas": 3,
              "metrics": [{"type": "External", "external": {"metric": {"name": "datadogmetric@default:echo"},
               "target": {"type": "Value", "value": "150"}}}]}}
            """;

    private final Path folder;
    private final Surroundings surroundings;

    private Rehearsal(Path folder, Surroundings surroundings) {
        this.folder = folder;
        this.surroundings = surroundings;
    }

    /**
     * Rehearses.
     *
     * @param args a folder for what it leaves; without one nothing is rehearsed
     * @throws Exception when it went wrong: then there is nothing to learn from it
     */
    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            return;
        }
        Main.main(new String[] {"--version"});
        Path folder = Path.of(args[0]);
        Surroundings surroundings = new Surroundings(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Map.of("LANG", "C.UTF-8"),
                folder,
                Optional.of(Path.of(System.getProperty("scaleguide.home"))),
                Clock.systemDefaultZone(),
                () -> ZoneOffset.UTC);
        new Rehearsal(folder, surroundings).run();
        System.exit(0);
    }

    private void run() throws Exception {
        PracticeOptions options = new PracticeOptions(
                20,
                1,
                LoadModel.QUEUE,
                OperatorLine.V2_2,
                surroundings.shippedFiles().resolve("assets/charts/datadog"),
                surroundings.clock());
        try (PracticeCluster cluster = PracticeCluster.start(options);
                TlsFront front = TlsFront.start(folder, plainPort(cluster))) {
            furnish(cluster);
            String kubeconfig = kubeconfig(cluster, front).toString();
            List<String> target = List.of("--kubeconfig", kubeconfig, "--namespace", "default", "--hpa", "echo");
            command(List.of("status"), target);
            command(List.of("status", "-o", "json"), target);
            command(List.of("doctor", "--no-requests", "--no-keys"), target);
            command(List.of("panel", "-o", "plain", "--for", "2s"), target);
            command(List.of("up", "--practice", "--plan"), List.of());
            command(List.of("--help"), List.of());
            wizard(kubeconfig);
            panel(kubeconfig);
        }
    }

    /** An HPA, and not what it names: that is enough to ask for all of it. */
    private static void furnish(PracticeCluster cluster) {
        try (Cluster connected =
                Cluster.open(new ClusterChoice(List.of(cluster.kubeconfig()), Optional.empty()), PATIENCE)) {
            connected.apply((ObjectNode) JsonMapper.shared().readTree(HPA), true);
        }
    }

    /** As the process itself runs it: this one has no environment, and nobody reads what it prints. */
    private static void command(List<String> command, List<String> target) {
        ProcessRun.run(Stream.concat(command.stream(), target.stream()).toArray(String[]::new));
    }

    private void wizard(String kubeconfig) throws IOException {
        WizardOptions options = CommandLine.populateCommand(new WizardOptions(), "--kubeconfig", kubeconfig);
        screen(XTERM, Optional.empty(), full -> new WizardRun(surroundings, options).on(full));
    }

    private void panel(String kubeconfig) throws IOException {
        PanelQuery query = new PanelQuery(
                new ClusterChoice(List.of(Path.of(kubeconfig)), Optional.empty()),
                new PathRequest(Optional.of("default"), Optional.of("echo")),
                Optional.empty(),
                Optional.empty());
        PanelManner manner = new PanelManner(
                new LiveSettings(Duration.ZERO, false, false),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        PanelScreen.dryRun(surroundings);
        Optional<EarlyScreen> early = PanelScreen.early(
                surroundings,
                XTERM_OF_ALL_COLOURS,
                "40 120",
                PanelGlance.of("panel", "--hpa", "echo").orElseThrow());
        screen(XTERM_OF_ALL_COLOURS, early, full -> new PanelScreen(surroundings, query, manner, true)
                .one(new ScreenOptions(), full));
    }

    /** Shows something on the terminal that the stage has, left after a while as a kill would leave it. */
    private void screen(
            Map<String, String> terminal, Optional<EarlyScreen> early, ToIntFunction<Terminals.Opened.FullScreen> shows)
            throws IOException {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        timer.schedule(Thread.currentThread()::interrupt, SCREEN_SECONDS, TimeUnit.SECONDS);
        try {
            var unused = shows.applyAsInt(
                    Terminals.open(terminal, true, early) instanceof Terminals.Opened.FullScreen full
                            ? full
                            : Terminals.onStreams(InputStream.nullInputStream(), OutputStream.nullOutputStream()));
        } finally {
            timer.shutdownNow();
            Thread.interrupted();
        }
    }

    private static int plainPort(PracticeCluster cluster) {
        return server(cluster).getPort();
    }

    private static URI server(PracticeCluster cluster) {
        return URI.create(Cluster.contexts(new ClusterChoice(List.of(cluster.kubeconfig()), Optional.empty()))
                .get(0)
                .server());
    }

    /** The practice cluster's kubeconfig, by way of TLS. */
    private Path kubeconfig(PracticeCluster cluster, TlsFront front) throws Exception {
        Path authority = Files.writeString(folder.resolve("authority.pem"), front.certificate());
        URI plain = server(cluster);
        String text = Files.readString(cluster.kubeconfig())
                .replace(
                        "server: " + plain,
                        "certificate-authority: " + authority + "\n    server: https://127.0.0.1:" + front.port()
                                + plain.getPath());
        return Files.writeString(folder.resolve("kubeconfig"), text);
    }
}
