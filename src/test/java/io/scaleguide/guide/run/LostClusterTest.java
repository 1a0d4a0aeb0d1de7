package io.scaleguide.guide.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.answer.AnswerResolver;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.preflight.ClusterReachable;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.KubeException;
import io.scaleguide.time.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing listens at the API server's address: from the beginning, or from the middle of a run on. */
class LostClusterTest {
    private final Path folder;
    private final TestClock clock = TestClock.midday();
    private final Instant start = clock.instant();
    private final List<GuideEvent> events = new ArrayList<>();
    private final int port;
    private Optional<HttpServer> server = Optional.empty();

    LostClusterTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        server.ifPresent(one -> one.stop(0));
        server = Optional.empty();
    }

    @Test
    void whereNothingListensItIsSaidAtOnceWithWhatToDo() throws IOException {
        assertThat(run()).isEqualTo(ExitCode.FAILED);
        assertThat(clock.instant()).isEqualTo(start);
        Problem problem = events.stream()
                .filter(GuideEvent.Failed.class::isInstance)
                .map(event -> ((GuideEvent.Failed) event).problem())
                .findFirst()
                .orElseThrow();
        assertThat(problem.what()).contains("127.0.0.1:" + port, "was refused");
        assertThat(problem.next()).contains("Start the cluster", "--context");
    }

    @Test
    void aClusterThatIsLostInTheMiddleIsWaitedFor() throws IOException {
        answer();

        assertThat(run(new Falls())).isEqualTo(ExitCode.DONE);
        assertThat(clock.instant()).isAfter(start);
        assertThat(events).anyMatch(GuideEvent.Waiting.class::isInstance);
    }

    @Test
    void whatTheClusterKeepsRefusingIsWhatTheRunEndsWith() throws IOException {
        answer();

        assertThat(run(new Ill())).isEqualTo(ExitCode.FAILED);
        Problem problem = events.stream()
                .filter(GuideEvent.Failed.class::isInstance)
                .map(event -> ((GuideEvent.Failed) event).problem())
                .findFirst()
                .orElseThrow();
        assertThat(problem.id()).isEqualTo("cluster-server");
        assertThat(problem.what()).isEqualTo("The server is ill.");
        assertThat(problem.why()).isEqualTo("It was still so after 20 s.");
        assertThat(problem.next()).contains("Run the same command again");
    }

    private void answer() throws IOException {
        HttpServer answering = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5);
        answering.createContext("/version", exchange -> {
            byte[] body = "{\"gitVersion\":\"v1.36.0\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        answering.start();
        server = Optional.of(answering);
    }

    private int run(Check... more) throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: here, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: here, context: {cluster: here, user: me}}]
                users: [{name: me, user: {}}]
                current-context: here
                """.formatted(port));
        List<Check> checks = new ArrayList<>(List.of(new ClusterReachable()));
        checks.addAll(List.of(more));
        List<StepDefinition> steps = List.of(step(checks.stream().map(Check::id).toList()));
        SessionSetup setup = new SessionSetup(
                new ClusterChoice(List.of(kubeconfig), Optional.empty()),
                Optional.empty(),
                folder,
                Map.of(),
                "auto",
                clock);
        try (Session session = new Session(setup)) {
            return new GuideRun(
                            steps,
                            new Registry(checks, List.of()),
                            session,
                            new AnswerResolver(Map.of(), Map.of(), Map.of(), Map.of()).resolve(steps),
                            new RunOptions(false, Optional.empty(), Optional.empty()),
                            events::add,
                            this::rest)
                    .run();
        }
    }

    /** While the run rests, the cluster comes back. */
    private void rest(Duration length) {
        clock.advance(length);
        if (server.isPresent()) {
            return;
        }
        try {
            answer();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StepDefinition step(List<String> checks) {
        return new StepDefinition(
                1,
                "one",
                "one",
                "",
                "",
                false,
                List.of(),
                checks,
                List.of(),
                List.of(),
                Duration.ofMinutes(1),
                "",
                List.of(),
                List.of());
    }

    /** The server fails, however often it is asked. */
    private static final class Ill implements Check {
        @Override
        public String id() {
            return "ill";
        }

        @Override
        public Verdict look(StepContext context) {
            throw new KubeException(KubeException.Reason.SERVER, 500, "The server is ill.", null);
        }
    }

    /** Asks for the version; the first time, the cluster has just gone. */
    private final class Falls implements Check {
        private boolean fell;

        @Override
        public String id() {
            return "falls";
        }

        @Override
        public Verdict look(StepContext context) {
            if (!fell) {
                fell = true;
                stop();
            }
            return new Verdict.Fine(context.cluster().serverVersion());
        }
    }
}
