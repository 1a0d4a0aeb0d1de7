package io.scaleguide.practice.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Patience;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cards of what goes wrong between here and the API server. */
class ApiCardsIT extends MeetsCards {
    /** How long the server is away here: the card's own 20 s take no other way through the program. */
    private static final long AWAY_SECONDS = 3;

    static Stream<Meeting> meetings() {
        return wanted(
                done("watches-silent"),
                refused("api-500", "cluster-server", "answered 500: etcdserver: request timed out."),
                refused("api-hangs", "cluster-timeout", "did not answer within 10 s"),
                fails("api-403", "cluster-forbidden", "check with: kubectl auth can-i patch deployments.apps"),
                refused("token-expired", "cluster-unauthorized", "does not accept your credentials"),
                refused("tls-other-name", "cluster-foreign", "is for another name"),
                refused("proxy-page", "cluster-foreign", "answered with a web page"));
    }

    /** Every request is slow, or one in five comes again a second later: a run takes a minute. */
    @ParameterizedTest
    @EnabledIfSystemProperty(named = "cards", matches = "all")
    @ValueSource(strings = {"api-429", "api-slow"})
    void whatOnlyTakesLongerIsGotOver(String name) throws Exception {
        try (AutoCloseable fault = world().begin(card(name))) {
            CardWorld.Run met = world().upInEarnest();
            assertThat(met.exitCode()).as(met.out()).isZero();
        }
        world().assertLedgerWhole();
        world().awaitWell();
    }

    /** In a world of its own: a clock is not put back. */
    @Test
    void aClockThatIsAheadDoesNotStopARun() throws Exception {
        try (CardWorld fresh = CardWorld.done();
                AutoCloseable fault = fresh.begin(card("clock-ahead"))) {
            CardWorld.Run met = fresh.upInEarnest();
            assertThat(met.exitCode()).as(met.out()).isZero();
            fresh.awaitFinding("cluster-clock-ahead");
            fresh.assertLedgerWhole();
        }
    }

    /** From the beginning: what Datadog gets is then in the future of who asks for it. */
    @Test
    void aClockThatIsAheadIsNamedBeforeAnybodyWaitsForPoints() throws Exception {
        try (CardWorld fresh = CardWorld.fresh();
                AutoCloseable fault = fresh.begin(card("clock-ahead"))) {
            CardWorld.Run met = fresh.upInEarnest();
            assertThat(met.exitCode()).as(met.out()).isEqualTo(1);
            assertThat(met.ending()).isEqualTo("cluster-clock-ahead");
            assertThat(met.out()).contains("The cluster's clock is some 10 min ahead of yours.", "date -u");
            fresh.assertLedgerWhole();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-gone", "api-gone-compacted"})
    void aServerThatIsAwayInTheMiddleOfARunIsWaitedFor(String name) throws Exception {
        FaultCard card = card(name);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ExecutorService runner = Executors.newSingleThreadExecutor();
        try {
            Future<CardWorld.Run> run = runner.submit(() -> world().up(output));
            // In the preflight nothing is begun yet, and a run that cannot look ends there.
            awaitOutput(output, "\"event\":\"step-finished\",\"id\":\"preflight\"");
            try (AutoCloseable away = world().begin(card)) {
                awaitOutput(output, "was refused");
                TimeUnit.SECONDS.sleep(AWAY_SECONDS);
            }
            CardWorld.Run met = run.get(2, TimeUnit.MINUTES);
            assertThat(met.exitCode()).as(met.out()).isZero();
            assertThat(events(met, "waiting")).isNotEmpty();
        } finally {
            runner.shutdownNow();
        }
        world().assertLedgerWhole();
        world().awaitWell();
    }

    private static List<JsonNode> events(CardWorld.Run run, String name) {
        return run.out()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(event -> event.path("event").asString("").equals(name))
                .toList();
    }

    private static void awaitOutput(ByteArrayOutputStream output, String text) throws InterruptedException {
        long end = System.nanoTime() + Patience.LONGEST.toNanos();
        while (!output.toString(StandardCharsets.UTF_8).contains(text)) {
            assertThat(System.nanoTime())
                    .as(() -> output.toString(StandardCharsets.UTF_8))
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
