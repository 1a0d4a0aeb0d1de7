package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.scaleguide.panel.event.PanelEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PanelTrafficTest {
    private final BlockingQueue<PanelEvent> heard = new LinkedBlockingQueue<>();

    @Test
    void itStartsChangesAndStopsAndThePanelHearsAllOfIt() throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/echo");
        try (PanelTraffic traffic = traffic(Optional.of(url))) {
            traffic.less();
            traffic.start();
            awaitWords("8 connections to " + url);
            await(event -> event instanceof PanelEvent.TrafficMeasured measured
                    && measured.figures().ok() > 0
                    && measured.figures().perSecond() > 0);
            traffic.more();
            awaitWords("16 connections to " + url);
            assertThat(traffic.running()).isTrue();
            traffic.stop();
            await(event -> event instanceof PanelEvent.TrafficMeasured measured
                    && measured.figures().perSecond() == 0
                    && measured.figures().words().equals("Traffic was stopped."));
            awaitWords("Traffic was stopped");
            assertThat(traffic.running()).isFalse();
            traffic.start();
            awaitWords("16 connections to " + url);
        }
        awaitWords("Traffic ended with the panel");
        server.stop(0);
    }

    @Test
    void withoutAnAddressItSaysSoAndIsNotRunning() throws InterruptedException {
        try (PanelTraffic traffic = traffic(Optional.empty())) {
            traffic.start();
            awaitWords("No traffic: the Gateway has no address to send requests to");
            assertThat(traffic.running()).isFalse();
        }
    }

    private PanelTraffic traffic(Optional<URI> url) {
        return new PanelTraffic(() -> url, what -> heard.add(what.apply(Instant.EPOCH)));
    }

    private void awaitWords(String words) throws InterruptedException {
        await(event -> event instanceof PanelEvent.TrafficChanged changed
                && changed.words().equals(words));
    }

    private void await(Predicate<PanelEvent> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            PanelEvent next = heard.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            assertThat(next).as("what was waited for").isNotNull();
            if (wanted.test(next)) {
                return;
            }
        }
    }
}
