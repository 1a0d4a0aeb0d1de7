package io.scaleguide.guide.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.scaleguide.document.DocumentSchema;
import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.answer.AnswerResolver;
import io.scaleguide.guide.catalog.Catalog;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.guide.step.StepLoader;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.time.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often Datadog is asked for a metric that has not come, while the guide looks every 100 ms. */
class MetricInDatadogTest {
    private static final String NOTHING = "{\"status\":\"ok\",\"series\":[]}";

    @TempDir
    private Path state;

    private final TestClock clock = TestClock.midday();
    private final AtomicInteger queries = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            queries.incrementAndGet();
            byte[] body = NOTHING.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aMetricThatComesSoonIsSeenSoonAndDatadogIsSeldomAskedForOneThatTakesLong() {
        MetricInDatadog check = new MetricInDatadog();
        try (Session session = session()) {
            StepContext context = context(session);
            assertThat(asked(check, context, Duration.ofSeconds(3))).isEqualTo(4);
            assertThat(asked(check, context, Duration.ofMinutes(5)))
                    .as("as many as one in five seconds, and a few")
                    .isBetween(60, 64);
        }
    }

    private int asked(MetricInDatadog check, StepContext context, Duration time) {
        int before = queries.get();
        for (long passed = 0; passed < time.toMillis(); passed += 100) {
            assertThat(check.look(context)).isInstanceOf(Verdict.NotYet.class);
            clock.advance(Duration.ofMillis(100));
        }
        return queries.get() - before;
    }

    private Session session() {
        return new Session(new SessionSetup(
                new ClusterChoice(List.of(state.resolve("none")), Optional.empty()),
                Optional.empty(),
                state,
                Map.of(),
                "auto",
                clock));
    }

    private StepContext context(Session session) {
        List<StepDefinition> steps = steps();
        Map<String, String> answers = Map.of(
                "datadog-url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "api-key",
                "0".repeat(32),
                "app-key",
                "0".repeat(40));
        return new StepContext(
                steps.get(0),
                new AnswerResolver(Map.of(), answers, Map.of(), Map.of()).resolve(steps),
                session,
                event -> {},
                steps);
    }

    private static List<StepDefinition> steps() {
        try {
            Registry registry = Catalog.registry();
            DocumentSchema schema = DocumentSchema.of(Files.readString(Path.of("assets/schema/step.schema.json")));
            return new StepLoader(schema, registry.checkIds(), registry.actionIds()).load(Path.of("wizard-steps"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
