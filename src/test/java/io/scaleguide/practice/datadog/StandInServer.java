package io.scaleguide.practice.datadog;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.scaleguide.practice.time.PracticeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** The stand-in on a real HTTP server on loopback. */
public final class StandInServer implements AutoCloseable {
    /** The keys that it accepts. */
    public final PracticeKeys keys = PracticeKeys.random(new Random(7));

    /** The values that it has. */
    public final TimeSeries series;

    /** The handler. */
    public final DatadogStandIn standIn;

    /** How many requests came. */
    public final AtomicInteger requests = new AtomicInteger();

    private final HttpServer server;

    /** Starts it at speed 1. */
    public StandInServer(Clock clock) {
        this(clock, new PracticeClock(clock, 1));
    }

    /** Starts it. */
    public StandInServer(Clock clock, PracticeClock practice) {
        series = new TimeSeries(practice);
        standIn = new DatadogStandIn(keys, series, practice, clock);
        server = start(exchange -> {
            requests.incrementAndGet();
            standIn.handle(exchange);
        });
    }

    /** Starts a server with another handler. */
    public static HttpServer start(HttpHandler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.createContext("/", handler);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its base address, below a prefix as in the practice server. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/secret/datadog");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
