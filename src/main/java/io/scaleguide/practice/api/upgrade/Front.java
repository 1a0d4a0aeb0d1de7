package io.scaleguide.practice.api.upgrade;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The port that clients see. The JDK's HTTP server cannot hand over a connection for another protocol; so this takes the requests for
 * one itself, and passes everything else through to the HTTP server, byte for byte. An embedded server with WebSockets would be a few
 * megabytes and a second HTTP stack for three requests.
 */
public final class Front implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private volatile ServerSocket listener;
    private Future<?> accepting = CompletableFuture.completedFuture(null);

    /** How often it has been told to stop, less how often to listen again. */
    private int stops;

    private final InetSocketAddress server;
    private final Upgrades upgrades;
    private final Set<FrontConnection> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    private Front(ServerSocket listener, InetSocketAddress server, Upgrades upgrades) {
        this.listener = listener;
        this.server = server;
        this.upgrades = upgrades;
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "practice-front-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Listens on a free port of the server's own address.
     *
     * @param server the HTTP server, on the loopback address
     * @param upgrades what answers the rest
     * @return a front that takes connections
     * @throws IOException when no port can be opened
     */
    public static Front open(InetSocketAddress server, Upgrades upgrades) throws IOException {
        Front front = new Front(new ServerSocket(0, BACKLOG, server.getAddress()), server, upgrades);
        front.listen(front.listener);
        return front;
    }

    /** @return the port */
    public int port() {
        return listener.getLocalPort();
    }

    /** Ends every connection and frees the port, so that new ones are refused, until it has been told to listen again as often as to stop. */
    public synchronized void stopListening() {
        stops++;
        try {
            listener.close();
        } catch (IOException e) {
            // it is gone already
        }
        awaitLastAccept();
        open.forEach(FrontConnection::close);
    }

    /** The system goes on taking connections, and holds the port, until the thread that waits for one has heard that it is closed. */
    private void awaitLastAccept() {
        try {
            accepting.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Listens again, on the same port, once nobody wants it to have stopped any more.
     *
     * @throws IOException when someone else has taken the port since
     */
    public synchronized void listenAgain() throws IOException {
        stops--;
        if (stops > 0) {
            return;
        }
        listener = new ServerSocket(listener.getLocalPort(), BACKLOG, server.getAddress());
        listen(listener);
    }

    private void listen(ServerSocket socket) {
        accepting = threads.submit(() -> {
            try {
                while (true) {
                    take(socket.accept());
                }
            } catch (IOException | RejectedExecutionException e) {
                // closed
            }
        });
    }

    private void take(Socket client) {
        FrontConnection connection = new FrontConnection(client, server, upgrades, threads);
        open.add(connection);
        threads.execute(() -> {
            try {
                connection.run();
            } finally {
                open.remove(connection);
            }
        });
    }

    /** Frees the port and ends every connection. */
    @Override
    public void close() {
        stopListening();
        threads.shutdownNow();
        open.forEach(FrontConnection::close);
    }
}
