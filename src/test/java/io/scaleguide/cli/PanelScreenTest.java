package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.KubeException;
import io.scaleguide.panel.live.LiveSettings;
import io.scaleguide.path.scope.AmbiguousPathException;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.golden.GoldenTexts;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.terminal.Capabilities;
import io.scaleguide.tui.terminal.Control;
import io.scaleguide.tui.terminal.LanternaDisplay;
import io.scaleguide.tui.terminal.Terminals;
import io.scaleguide.tui.terminal.TestTerminal;
import io.scaleguide.tui.theme.ColourDepth;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The panel of the command on a virtual terminal, before a server that answers, one that never does, and none. */
class PanelScreenTest {
    /** Far below the ten seconds that an answer may take. */
    private static final long AT_ONCE_SECONDS = 5;

    private static final long LONGEST_SECONDS = 30;

    @TempDir
    private Path home;

    private Screen terminal = new Screen(new Size(120, 40));
    private Clock clock = Clock.systemUTC();
    private Optional<Thread> thread = Optional.empty();

    /** A terminal with a panel on it. */
    private static final class Screen {
        private final TestTerminal shown;

        private Screen(Size size) {
            this.shown = new TestTerminal(size);
        }

        private Terminals.Opened.FullScreen open() throws IOException {
            return new Terminals.Opened.FullScreen(
                    new LanternaDisplay(shown, Control.NONE, ColourDepth.INDEXED),
                    new Capabilities(ColourDepth.INDEXED, true, Optional.empty(), Optional.empty()));
        }

        private void press(Key key) {
            shown.send(new Input.Pressed(key));
        }

        private String await(String... wanted) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
            String text = shown.text();
            while (!List.of(wanted).stream().allMatch(text::contains) && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(5);
                text = shown.text();
            }
            assertThat(text).contains(wanted);
            return text;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"q", "Ctrl-C"})
    void aClusterThatHangsHasItsFrameAndIsLeftAtOnce(String key) throws Exception {
        try (ServerSocket hangs = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            FutureTask<Integer> panel = one(kubeconfig(hangs), "", "", false);

            terminal.await(
                    "⎈ here", "OPENING", "1 Signal path", "3 DatadogMetric", "4 HPA", "Nothing is heard of it yet.");
            terminal.press(key.equals("q") ? Key.typed("q") : Key.ctrl('c'));

            assertThat(panel.get(AT_ONCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void killingItLeavesAtOnceToo() throws Exception {
        try (ServerSocket hangs = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            FutureTask<Integer> panel = one(kubeconfig(hangs), "", "", false);
            terminal.await("⎈ here", "OPENING");
            thread.orElseThrow().interrupt();

            assertThat(panel.get(AT_ONCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(ExitCode.CANCELLED);
        }
    }

    @ParameterizedTest
    @CsvSource({"80,24", "120,40", "200,50"})
    void theFirstFrameLooksAsItShould(int columns, int rows) throws Exception {
        GoldenTexts golden = new GoldenTexts("panel/opening-" + columns + "x" + rows + ".txt");
        try (ServerSocket hangs = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Path kubeconfig = kubeconfig(hangs);
            golden.add(
                    "an HPA that is named",
                    frame(columns, rows, "shop/echo  OPENING", () -> one(kubeconfig, "shop", "echo", false)));
            golden.add("none is named", frame(columns, rows, "OPENING", () -> one(kubeconfig, "", "", false)));
            golden.add("all", frame(columns, rows, "fleet", () -> fleet(kubeconfig)));
        }

        assertThat(golden.differences()).as(GoldenTexts.ADVICE).isEmpty();
    }

    private String frame(int columns, int rows, String word, Callable<FutureTask<Integer>> begins) throws Exception {
        terminal = new Screen(new Size(columns, rows));
        clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        FutureTask<Integer> panel = begins.call();
        String text = terminal.await("⎈ here", word, "Ctrl-C leave");
        terminal.press(Key.ctrl('c'));
        panel.get(AT_ONCE_SECONDS, TimeUnit.SECONDS);
        return text;
    }

    @Test
    void aClusterThatRefusesIsSaidOnceTheScreenIsGivenBack() throws Exception {
        Path kubeconfig = kubeconfig("http://127.0.0.1:9");
        for (FutureTask<Integer> panel : List.of(one(kubeconfig, "", "", false), fleet(kubeconfig))) {
            assertThatThrownBy(() -> panel.get(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(KubeException.class)
                    .hasMessageContaining("127.0.0.1:9")
                    .satisfies(failure -> assertThat(code(failure)).isEqualTo(ExitCode.REFUSED));
        }
    }

    @Test
    void oneHpaIsShownAndSeveralAreTheFleet() throws Exception {
        try (PracticeCluster practice = PracticeCluster.start(new PracticeOptions(
                30, 5, LoadModel.QUEUE, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC()))) {
            ClusterChoice choice = new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty());
            hpa(choice, "echo");
            leave(one(practice.kubeconfig(), "", "", false), " PRACTICE ", "default/echo  LIVE", "min 1 max 3");

            hpa(choice, "other");
            leave(one(practice.kubeconfig(), "", "", false), "2 HPAs on a Datadog metric", "default/other");
            leave(one(practice.kubeconfig(), "default", "other", false), "default/other  LIVE", "min 1 max 3");
            leave(fleet(practice.kubeconfig()), "2 HPAs on a Datadog metric", "default/echo");

            FutureTask<Integer> only = one(practice.kubeconfig(), "", "", true);
            assertThatThrownBy(() -> only.get(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AmbiguousPathException.class)
                    .satisfies(failure -> assertThat(code(failure)).isEqualTo(ExitCode.USAGE));
        }
    }

    @Test
    void theHpaIsShownWhileTheRestOfThePathIsStillAskedFor() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answerHpas(exchange, over));
        server.start();
        try {
            Path kubeconfig =
                    kubeconfig("http://127.0.0.1:" + server.getAddress().getPort());
            FutureTask<Integer> panel = one(kubeconfig, "", "", false);

            terminal.await(
                    "default/echo  OPENING", "<unknown>/150  min 1 max 3", "The path has not been looked at yet.");
            terminal.press(Key.ctrl('c'));
            assertThat(panel.get(AT_ONCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
        } finally {
            over.countDown();
            server.stop(0);
            threads.shutdownNow();
        }
    }

    /** A server that answers for HPAs alone, and says of everything else nothing until it is over. */
    private static void answerHpas(HttpExchange exchange, CountDownLatch over) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/horizontalpodautoscalers")) {
            String list = """
                    {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscalerList", "metadata": {"resourceVersion": "1"},
                     "items": [HPA]}
                    """.replace("HPA", hpa("echo"));
            byte[] body = list.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } else if (path.contains("/datadogmetrics/")) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.close();
    }

    private void leave(FutureTask<Integer> panel, String... wanted) throws Exception {
        terminal.await(wanted);
        terminal.press(Key.typed("q"));
        assertThat(panel.get(LONGEST_SECONDS, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
        terminal = new Screen(new Size(120, 40));
    }

    private static void hpa(ClusterChoice choice, String name) {
        try (Cluster cluster = Cluster.open(choice, Duration.ofSeconds(LONGEST_SECONDS))) {
            cluster.apply((ObjectNode) JsonMapper.shared().readTree(hpa(name)), true);
        }
    }

    private static String hpa(String name) {
        return """
                {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler",
                 "metadata": {"name": "NAME", "namespace": "default"},
                 "spec": {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "NAME"}, "minReplicas": 1, "maxReplicas": 3,
                  "metrics": [{"type": "External", "external": {"metric": {"name": "datadogmetric@default:NAME"},
                   "target": {"type": "Value", "value": "150"}}}]}}
                """.replace("NAME", name);
    }

    /** The exit code of a command that fails so. */
    private static int code(Throwable failure) {
        try {
            Exception cause =
                    (Exception) Optional.ofNullable(failure.getCause()).orElseThrow();
            return CommandLineProgram.explain(cause, new PrintWriter(new StringWriter()));
        } catch (Exception unexplained) {
            throw new AssertionError(unexplained);
        }
    }

    private Path kubeconfig(ServerSocket server) throws IOException {
        return kubeconfig("http://127.0.0.1:" + server.getLocalPort());
    }

    private Path kubeconfig(String server) throws IOException {
        return Files.writeString(home.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: here
                clusters: [{name: c, cluster: {server: "SERVER"}}]
                users: [{name: u, user: {token: t}}]
                contexts: [{name: here, context: {cluster: c, user: u}}]
                """.replace("SERVER", server));
    }

    private FutureTask<Integer> one(Path kubeconfig, String namespace, String hpa, boolean alone) throws IOException {
        Terminals.Opened.FullScreen full = terminal.open();
        return begin(() -> screen(kubeconfig, namespace, hpa, alone)
                .one(new ScreenOptions(), () -> Optional.of(full))
                .orElseThrow());
    }

    private FutureTask<Integer> fleet(Path kubeconfig) throws IOException {
        Terminals.Opened.FullScreen full = terminal.open();
        return begin(() -> screen(kubeconfig, "", "", false)
                .fleet(new ScreenOptions(), () -> Optional.of(full))
                .orElseThrow());
    }

    private FutureTask<Integer> begin(Callable<Integer> shows) {
        FutureTask<Integer> task = new FutureTask<>(shows);
        Thread screen = new Thread(task, "screen");
        thread = Optional.of(screen);
        screen.start();
        return task;
    }

    private PanelScreen screen(Path kubeconfig, String namespace, String hpa, boolean alone) {
        PanelQuery query = new PanelQuery(
                new ClusterChoice(List.of(kubeconfig), Optional.empty()),
                new PathRequest(some(namespace), some(hpa)),
                Optional.empty(),
                Optional.empty());
        PanelManner manner = new PanelManner(
                new LiveSettings(Duration.ZERO, false, false),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new PanelScreen(surroundings(), query, manner, !alone);
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(word -> !word.isEmpty());
    }

    private Surroundings surroundings() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Surroundings(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                Map.of("XDG_STATE_HOME", home.toString()),
                home,
                Optional.empty(),
                clock,
                () -> ZoneOffset.UTC);
    }
}
