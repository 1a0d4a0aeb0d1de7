package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kube.WatchSignal.Gone;
import io.scaleguide.kube.WatchSignal.InSync;
import io.scaleguide.kube.WatchSignal.Interrupted;
import io.scaleguide.kube.WatchSignal.Seen;
import io.scaleguide.kube.WireServer.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResilientWatchTest {

    private static final String PODS = "/api/v1/namespaces/home/pods";
    private static final WatchScope SCOPE =
            new WatchScope(Kinds.POD, "home", Optional.of("app=echo"), Optional.empty());

    /** Soon tired of silence; but an answer that a test lays down is waited for. */
    private static final WatchTuning IMPATIENT =
            new WatchTuning(Duration.ofMillis(50), Duration.ofSeconds(30), Duration.ofMillis(5), Duration.ofMillis(20));

    @TempDir
    Path folder;

    private final BlockingQueue<String> signals = new LinkedBlockingQueue<>();
    private WireServer server;

    @BeforeEach
    void start() throws IOException {
        server = new WireServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsThereIsToldAndThenWhatChanges() throws Exception {
        server.on("GET", PODS, 200, list(10, "a", "b"));
        server.onWatch(PODS, open(event("MODIFIED", "a", 11), event("DELETED", "b", 12), event("ADDED", "c", 13)));

        watching(() -> {
            expect("seen a", "seen b", "in sync", "seen a", "gone b", "seen c");
            assertThat(server.next().query()).isEqualTo("labelSelector=app%3Decho");
            assertThat(server.next().query())
                    .contains("resourceVersion=10", "allowWatchBookmarks=true", "labelSelector=app%3Decho");
        });
    }

    @Test
    void aStreamThatEndsIsTakenUpWhereItLeftOffWithoutAWord() throws Exception {
        server.on("GET", PODS, 200, list(10, "a"));
        server.onWatch(PODS, ending(event("MODIFIED", "a", 11), event("BOOKMARK", "", 15)));
        server.onWatch(PODS, open(event("ADDED", "b", 16)));

        watching(() -> {
            expect("seen a", "in sync", "seen a", "seen b");
            server.next();
            server.next();
            assertThat(server.next().query()).contains("resourceVersion=15");
        });
    }

    @Test
    void aPlaceThatTheServerForgotMakesItListAgainAndTellsWhatVanished() throws Exception {
        server.on("GET", PODS, 200, list(10, "a", "b")).on("GET", PODS, 200, list(90, "b", "c"));
        server.onWatch(
                PODS, ending("{\"type\":\"ERROR\",\"object\":" + WireServer.status(410, "Expired", "old") + "}"));
        server.onWatch(PODS, open());

        watching(() -> expect("seen a", "seen b", "in sync", "lost", "gone a", "seen b", "seen c", "in sync"));
    }

    @Test
    void a410AsTheStatusDoesTheSame() throws Exception {
        server.on("GET", PODS, 200, list(10, "a")).on("GET", PODS, 200, list(90));
        server.onWatch(PODS, Answer.json(410, WireServer.status(410, "Expired", "too old")));
        server.onWatch(PODS, open());

        watching(() -> expect("seen a", "in sync", "lost", "gone a", "in sync"));
    }

    @Test
    void silenceWhileThereIsNewsIsALossAndEverythingIsReadAgain() throws Exception {
        server.on("GET", PODS, 200, list(10, "a")).on("GET", PODS, 200, list(11, "a", "b"));
        server.onWatch(PODS, open())
                .onWatch(PODS, ending(event("ADDED", "b", 11)))
                .onWatch(PODS, open());

        watching(IMPATIENT, () -> expect("seen a", "in sync", "lost", "seen a", "seen b", "in sync"));
    }

    @Test
    void silenceWithoutNewsIsNoLossAndCostsNoList() throws Exception {
        server.on("GET", PODS, 200, list(10, "a"));
        server.onWatch(PODS, open()).onWatch(PODS, ending(event("BOOKMARK", "", 12)));

        watching(IMPATIENT, () -> {
            expect("seen a", "in sync");
            assertThat(server.next().method()).isEqualTo("GET");
            assertThat(server.next().query()).doesNotContain("timeoutSeconds");
            for (int probe = 0; probe < 3; probe++) {
                assertThat(server.next().query()).contains("watch=true", "timeoutSeconds=1", "resourceVersion=10");
            }
            assertThat(signals).isEmpty();
        });
    }

    @Test
    void aServerThatDoesNotAnswerAfterASilenceIsSaidToBeLostAndTheWatchGoesOnFromWhereItWas() throws Exception {
        server.on("GET", PODS, 200, list(10, "a"));
        server.onWatch(PODS, open())
                .onWatch(PODS, Answer.json(503, WireServer.status(503, "ServiceUnavailable", "away")))
                .onWatch(PODS, open());

        watching(IMPATIENT, () -> expect("seen a", "in sync", "lost", "in sync"));
    }

    @Test
    void aPlaceThatWasForgottenDuringASilenceIsNoLossButIsReadAgain() throws Exception {
        server.on("GET", PODS, 200, list(10, "a")).on("GET", PODS, 200, list(90, "b"));
        server.onWatch(PODS, open())
                .onWatch(PODS, Answer.json(410, WireServer.status(410, "Expired", "too old")))
                .onWatch(PODS, open());

        watching(IMPATIENT, () -> expect("seen a", "in sync", "gone a", "seen b", "in sync"));
    }

    @Test
    void aDeadWatchIsNoticedWithinAMinute() {
        assertThat(WatchTuning.USUAL.silence().plus(WatchTuning.USUAL.answer())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aServerThatFailsIsTriedUntilItIsBack() throws Exception {
        server.on("GET", PODS, 503, "away").on("GET", PODS, 500, "still away").on("GET", PODS, 200, list(10, "a"));
        server.onWatch(PODS, open());

        watching(() -> expect("lost", "lost", "seen a", "in sync"));
    }

    @Test
    void aKindThatIsNotServedIsAnEmptyListUntilItComes() throws Exception {
        String missing = WireServer.status(404, "NotFound", "no such page");
        server.on("GET", PODS, 404, missing).on("GET", PODS, 404, missing).on("GET", PODS, 200, list(10, "a"));
        server.onWatch(PODS, open());

        watching(() -> expect("in sync", "seen a", "in sync"));
    }

    @Test
    void closingEndsTheThreadAndTheSignals() throws Exception {
        server.on("GET", PODS, 200, list(10, "a"));
        server.onWatch(PODS, open());
        List<Thread> before = watchThreads();
        List<Thread> threads;
        try (Cluster cluster = server.open(folder);
                AutoCloseable watch = cluster.watch(SCOPE, this::note)) {
            expect("seen a", "in sync");
            assertThat(watch).isNotNull();
            threads = watchThreads().stream()
                    .filter(thread -> !before.contains(thread))
                    .toList();
            assertThat(threads).singleElement().matches(Thread::isDaemon);
        }
        threads.get(0).join(Duration.ofSeconds(30).toMillis());
        assertThat(threads.get(0).isAlive()).isFalse();
        assertThat(signals).isEmpty();
    }

    private static List<Thread> watchThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("watch-pods"))
                .toList();
    }

    @FunctionalInterface
    private interface Expectations {
        void hold() throws Exception;
    }

    private void watching(Expectations expectations) throws Exception {
        watching(
                new WatchTuning(
                        Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMillis(5), Duration.ofMillis(20)),
                expectations);
    }

    private void watching(WatchTuning tuning, Expectations expectations) throws Exception {
        try (Cluster cluster = server.open(folder, tuning);
                AutoCloseable watch = cluster.watch(SCOPE, this::note)) {
            assertThat(watch).isNotNull();
            expectations.hold();
        }
    }

    private void note(WatchSignal signal) {
        if (signal instanceof Seen seen) {
            signals.add("seen " + Json.text(seen.object(), "metadata", "name"));
        } else if (signal instanceof Gone gone) {
            signals.add("gone " + Json.text(gone.object(), "metadata", "name"));
        } else if (signal instanceof Interrupted) {
            signals.add("lost");
        } else if (signal instanceof InSync) {
            signals.add("in sync");
        }
    }

    private void expect(String... wanted) throws InterruptedException {
        for (String each : wanted) {
            assertThat(signals.poll(30, TimeUnit.SECONDS)).isEqualTo(each);
        }
    }

    private static Answer open(String... lines) {
        return new Answer(200, List.of(lines), true);
    }

    private static Answer ending(String... lines) {
        return new Answer(200, List.of(lines), false);
    }

    private static String list(int version, String... names) {
        String items = String.join(
                ",",
                List.of(names).stream()
                        .map(name -> "{\"metadata\":{\"name\":\"" + name + "\",\"namespace\":\"home\"}}")
                        .toList());
        return "{\"metadata\":{\"resourceVersion\":\"" + version + "\"},\"items\":[" + items + "]}";
    }

    private static String event(String type, String name, int version) {
        return """
                {"type":"%s","object":{"metadata":{"name":"%s","namespace":"home","resourceVersion":"%d"}}}""".formatted(type, name, version);
    }
}
