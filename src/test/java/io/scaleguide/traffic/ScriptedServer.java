package io.scaleguide.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback address that does on each connection, on a thread of its own, what a test says, and hangs up when that is done. */
final class ScriptedServer implements AutoCloseable {
    /** What to do on a connection. */
    interface Script {
        /** Serves it; an exception ends it. */
        void serve(Socket client) throws IOException;
    }

    private final ServerSocket server;
    private final Script script;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private ScriptedServer(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
    }

    static ScriptedServer start(Script script) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ScriptedServer scripted = new ScriptedServer(server, script);
        scripted.thread(scripted::accept);
        return scripted;
    }

    /** Reads up to the end of a request, which has no body; gives it, or what there is of it when the client hangs up. */
    static String request(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            request.append((char) next);
            if (next == '\n' && request.indexOf("\r\n\r\n", Math.max(0, request.length() - 4)) >= 0) {
                break;
            }
        }
        return request.toString();
    }

    static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many connections there have been. */
    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                open.add(client);
                connections.incrementAndGet();
                thread(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
            return;
        }
    }

    private void serve(Socket client) {
        try (client) {
            script.serve(client);
        } catch (IOException gone) {
            // The client has hung up, which is its right.
            return;
        } finally {
            open.remove(client);
        }
    }

    private void thread(Runnable work) {
        Thread thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
