package io.scaleguide.practice.net;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A plain HTTP server on 127.0.0.1, for what lies outside a cluster. */
public final class LoopbackSite implements WebSite, AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "outside");
        thread.setDaemon(true);
        return thread;
    });

    private LoopbackSite(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens on a free port.
     *
     * @return a site that answers
     * @throws IOException when no port can be opened
     */
    public static LoopbackSite open() throws IOException {
        InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        LoopbackSite site = new LoopbackSite(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
        site.server.setExecutor(site.threads);
        site.server.start();
        return site;
    }

    @Override
    public URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public AutoCloseable mount(String prefix, HttpHandler handler) {
        server.createContext(prefix, handler);
        return () -> server.removeContext(prefix);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
