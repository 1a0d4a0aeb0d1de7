package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.tui.panel.TrafficSetting;
import io.scaleguide.tui.panel.TrafficSetting.Shape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelTrafficTest {
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final BlockingQueue<PanelEvent> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> refused = new LinkedBlockingQueue<>();
    private final AtomicInteger ended = new AtomicInteger();
    private HttpServer server;
    private URI url;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/echo");
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void itStartsChangesAndStopsAndThePanelHearsAllOfIt() throws InterruptedException {
        try (PanelTraffic traffic = traffic(TrafficSetting.USUAL)) {
            assertThat(traffic.status()).isEqualTo("stopped");
            traffic.start();
            awaitWords("Traffic: 4 connections, to " + url);
            await(event -> event instanceof PanelEvent.TrafficMeasured measured
                    && measured.figures().ok() > 0
                    && measured.figures().perSecond() > 0
                    && measured.figures().words().matches("4 connections, 29:\\d\\d left, to " + url));
            traffic.more(refused::add);
            awaitWords("Traffic: 8 connections, to " + url);
            assertThat(traffic.running()).isTrue();
            assertThat(traffic.status()).matches("steady, 29:\\d\\d");
            traffic.stop();
            await(event -> event instanceof PanelEvent.TrafficMeasured measured
                    && measured.figures().perSecond() == 0
                    && measured.figures().words().equals("Traffic was stopped."));
            awaitWords("Traffic was stopped");
            assertThat(traffic.running()).isFalse();
            traffic.start();
            awaitWords("Traffic: 8 connections, to " + url);
        }
        awaitWords("Traffic ended with the panel");
        assertThat(refused).isEmpty();
        nothingStays(2);
    }

    @Test
    void moreAndLessEndAtTheCapAndAtOneConnection() throws InterruptedException {
        TrafficSetting two = new TrafficSetting(
                Shape.STEADY,
                false,
                1,
                2,
                Duration.ofMinutes(1),
                Duration.ofSeconds(9),
                Duration.ofMinutes(1),
                3,
                "",
                1);
        try (PanelTraffic traffic = traffic(two)) {
            traffic.more(refused::add);
            assertThat(refused.poll(20, TimeUnit.SECONDS)).contains("up to 4 connections, and there are 3 at most");
            traffic.less(refused::add);
            traffic.less(refused::add);
            assertThat(refused.poll(20, TimeUnit.SECONDS)).contains("Choose 1 or more");
            assertThat(traffic.setting().high()).isEqualTo(1);
        }
    }

    @Test
    void itFollowsItsProfileAndTellsOfItsTurnAndItsEnd(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("day.csv"), "seconds,rate\n0,20\n1,40\n1,10\n");
        TrafficSetting usual = TrafficSetting.USUAL;
        TrafficSetting day = new TrafficSetting(
                Shape.CSV,
                false,
                usual.low(),
                usual.high(),
                usual.period(),
                usual.burst(),
                Duration.ofSeconds(6),
                usual.cap(),
                file.toString(),
                1);
        try (PanelTraffic traffic = traffic(usual)) {
            traffic.use(day, answer -> answer.ifPresent(refused::add));
            traffic.start();
            awaitWords("Traffic: day.csv, up to 40 requests/s, to " + url);
            await(event -> event instanceof PanelEvent.TrafficMeasured measured
                    && measured.figures().words().startsWith("10 requests/s, day.csv at its end, 0:0"));
            awaitWords("day.csv is at its end: it stays at 10 requests/s");
            awaitWords("Traffic has ended, since its time is over");
            assertThat(traffic.running()).isFalse();
        }
        assertThat(refused).isEmpty();
        nothingStays(1);
    }

    @Test
    void aProfileThatCannotBeIsRefusedAndWhatIsSentGoesOn() throws InterruptedException {
        try (PanelTraffic traffic = traffic(TrafficSetting.USUAL)) {
            traffic.start();
            awaitWords("Traffic: 4 connections, to " + url);
            traffic.use(TrafficSetting.USUAL.shaped(Shape.CSV), answer -> refused.add(answer.orElse("it was taken")));
            assertThat(refused.poll(20, TimeUnit.SECONDS)).isEqualTo("No file is named. Give the path of a CSV file.");
            assertThat(traffic.setting()).isEqualTo(TrafficSetting.USUAL);
            traffic.use(TrafficSetting.USUAL.shaped(Shape.RAMP), answer -> refused.add(answer.orElse("it was taken")));
            assertThat(refused.poll(20, TimeUnit.SECONDS)).isEqualTo("it was taken");
            awaitWords("Traffic: ramp from 1 to 4 connections in 5:00, to " + url);
        }
        nothingStays(1);
    }

    @Test
    void withoutAWayInItSaysSoAndIsNotRunning() throws InterruptedException {
        TrafficDoor shut = () -> {
            throw new IllegalStateException("The Gateway has no address.");
        };
        try (PanelTraffic traffic = new PanelTraffic(shut, TrafficSetting.USUAL, this::hear)) {
            traffic.start();
            awaitWords("No traffic: The Gateway has no address.");
            assertThat(traffic.running()).isFalse();
        }
    }

    @Test
    void whatIsAboutToStartWhenThePanelIsClosedDoesNotStart() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        TrafficDoor slow = () -> {
            asked.countDown();
            try {
                closing.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return way();
        };
        PanelTraffic traffic = new PanelTraffic(slow, TrafficSetting.USUAL, this::hear);
        traffic.start();
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        traffic.stop();
        closing.countDown();
        traffic.close();
        assertThat(heard).isEmpty();
        nothingStays(1);
    }

    private PanelTraffic traffic(TrafficSetting setting) {
        return new PanelTraffic(this::way, setting, this::hear);
    }

    private TrafficDoor.Way way() {
        return new TrafficDoor.Way(url, Optional.empty(), "to " + url, ended::incrementAndGet);
    }

    private void hear(Function<Instant, PanelEvent> what) {
        heard.add(what.apply(Instant.EPOCH));
    }

    /** Each way in was ended, and no thread sends. The last thing that a thread does is to end, a little after it has done its work. */
    private void nothingStays(int ways) throws InterruptedException {
        for (long end = System.nanoTime() + LONG_NANOS; ended.get() < ways && System.nanoTime() < end; ) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(ended).hasValue(ways);
        List<Thread> sending = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("traffic-")
                        || thread.getName().equals("panel-traffic"))
                .toList();
        for (Thread thread : sending) {
            thread.join(TimeUnit.NANOSECONDS.toMillis(LONG_NANOS));
        }
        assertThat(sending).noneMatch(Thread::isAlive);
    }

    private void awaitWords(String words) throws InterruptedException {
        await(event -> event instanceof PanelEvent.TrafficChanged changed
                && changed.words().equals(words));
    }

    private void await(Predicate<PanelEvent> wanted) throws InterruptedException {
        long end = System.nanoTime() + LONG_NANOS;
        while (true) {
            PanelEvent next = heard.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            assertThat(next).as("what was waited for").isNotNull();
            if (wanted.test(next)) {
                return;
            }
        }
    }
}
