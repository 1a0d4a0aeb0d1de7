package io.scaleguide.panel.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.cli.CardsForTests;
import io.scaleguide.cli.GuideForTests;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.event.SourceName;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tools.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What an open panel asks on its slow thread comes back after a fault, without being opened anew. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LooksIT {
    private static final String SHOP = "scaleguide-demo";
    private static final String METRIC = "echo-kong-upstream-latency-ms-avg";
    private static final Duration SELDOM = Duration.ofMinutes(10);

    private final BlockingQueue<PanelEvent> heard = new LinkedBlockingQueue<>();
    private final PracticeCluster practice = PracticeCluster.start(new PracticeOptions(
            30, 5, LoadModel.QUEUE, OperatorLine.V2_2, Path.of("assets/charts/datadog"), Clock.systemUTC()));

    private Optional<AutoCloseable> fault = Optional.empty();

    @BeforeAll
    void build(@TempDir Path home) throws Exception {
        GuideForTests.upTo("hpa", practice, home);
    }

    @BeforeEach
    void forget() {
        heard.clear();
    }

    @AfterAll
    void stop() {
        practice.close();
    }

    @Test
    void aLookThatFailsComesAgainSoonAndNotWithTheNextOne() throws Exception {
        open(() -> begin("token-expired"), () -> {
            await(event -> event instanceof PanelEvent.WatchTold told
                    && told.what().equals(SourceName.PATH)
                    && !told.problem().isEmpty());
            fault.orElseThrow().close();
            await(event -> event instanceof PanelEvent.PathLooked);
        });
    }

    @Test
    void keysThatWereRefusedAreReadAgainUntilTheyAreGood() throws Exception {
        ObjectNode good = practice.ground()
                .objects()
                .get(Types.SECRET, "datadog", "datadog-keys")
                .orElseThrow();
        open(() -> begin("app-key-revoked"), () -> {
            await(event ->
                    read(event).filter(it -> it.problem().contains("refuses")).isPresent());
            practice.ground().objects().modify(Types.SECRET, "datadog", "datadog-keys", revoked -> good);
            await(event -> read(event).flatMap(PanelEvent.DatadogRead::value).isPresent());
        });
    }

    @Test
    void datadogIsAskedTheQueryThatTheMetricHasNow() throws Exception {
        open(() -> {}, () -> {
            await(event -> read(event).flatMap(PanelEvent.DatadogRead::value).isPresent());
            query(query -> query.replace("service:echo", "service:cart"));
            await(event ->
                    read(event).filter(it -> it.problem().contains("no points")).isPresent());
            query(query -> query.replace("service:cart", "service:echo"));
            await(event -> read(event).flatMap(PanelEvent.DatadogRead::value).isPresent());
        });
    }

    @Test
    void afterARateLimitOfAFaultCardDatadogIsAskedAgainSoon() throws Exception {
        open(() -> begin("datadog-429"), () -> {
            await(event -> read(event)
                    .filter(it -> it.problem().contains("wants no more queries"))
                    .isPresent());
            fault.orElseThrow().close();
            await(event -> read(event).flatMap(PanelEvent.DatadogRead::value).isPresent());
        });
    }

    private void begin(String card) throws IOException {
        fault = CardsForTests.all().find(card).orElseThrow().fault().begin(practice.ground());
    }

    private void query(UnaryOperator<String> change) {
        practice.ground().objects().modify(Types.DATADOG_METRIC, SHOP, METRIC, metric -> {
            ObjectNode spec = metric.withObject("/spec");
            spec.put("query", change.apply(spec.path("query").asString()));
            return metric;
        });
    }

    private static Optional<PanelEvent.DatadogRead> read(PanelEvent event) {
        return event instanceof PanelEvent.DatadogRead read ? Optional.of(read) : Optional.empty();
    }

    private void await(Predicate<PanelEvent> wanted) throws InterruptedException {
        long end = System.nanoTime() + Patience.LONGEST.toNanos();
        Optional<PanelEvent> next = Optional.empty();
        while (next.filter(wanted).isEmpty()) {
            next = Optional.ofNullable(heard.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
            assertThat(next).as("it did not come in time").isPresent();
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /** A panel that looks once, and then for ten minutes not again by itself; what is done first is done when it knows what it is about. */
    private void open(Work first, Work work) throws Exception {
        try (Cluster cluster = Cluster.open(
                new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty()), Duration.ofSeconds(10))) {
            PanelTarget found = PanelTarget.find(
                    cluster,
                    Clock.systemUTC(),
                    new PathRequest(Optional.empty(), Optional.empty()),
                    Optional.empty(),
                    Optional.empty());
            PanelTarget target =
                    new PanelTarget(found.scope(), found.periods().withRefresh(Duration.ofMillis(500)), found.pace());
            first.run();
            LiveSettings settings = new LiveSettings(SELDOM, false, true);
            try (LiveSource source = LiveSource.open(
                    cluster, Clock.systemUTC(), target, settings, event -> heard.add(event.apply(Instant.now())))) {
                assertThat(source).isNotNull();
                work.run();
            }
        }
    }
}
