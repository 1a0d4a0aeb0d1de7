package io.scaleguide.tools;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP proxy on loopback, as HTTP_PROXY and HTTPS_PROXY name one. Whatever a server is called it is on this machine, at the port that was asked for; so a name that
 * nobody else knows leads there, and through here only.
 */
public final class NameProxy implements AutoCloseable {
    private static final int LONGEST_LINE = 16_384;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> hosts = new ConcurrentLinkedQueue<>();

    /**
     * Starts it.
     *
     * @throws IOException when it cannot listen
     */
    public NameProxy() throws IOException {
        workers.execute(this::accept);
    }

    /** Its address. */
    public String address() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** The names of all servers that connections led to so far. */
    public Set<String> hosts() {
        return new TreeSet<>(hosts);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                workers.execute(() -> lead(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** A connection is to one server; what comes after its first line goes on as it is. */
    private void lead(Socket client) {
        try (client) {
            String line = line(client.getInputStream());
            String[] words = line.split(" ", -1);
            boolean tunnel = words[0].equals("CONNECT");
            URI asked = URI.create(tunnel ? "https://" + words[1] : words[1]);
            hosts.add(String.valueOf(asked.getHost()));
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), asked.getPort())) {
                open.add(server);
                if (tunnel) {
                    answerTunnel(client);
                } else {
                    server.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                }
                workers.execute(() -> pump(server, client));
                pump(client, server);
            }
        } catch (IOException ended) {
            // By either side, which is their business.
            return;
        }
    }

    /** From here on it is none of the proxy's business. */
    private static void answerTunnel(Socket client) throws IOException {
        String header = line(client.getInputStream());
        while (!header.isEmpty()) {
            header = line(client.getInputStream());
        }
        client.getOutputStream().write("HTTP/1.1 200 Established\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new IOException("no request");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private static void pump(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException ended) {
            // The other direction hears of it as well.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket each : open) {
            each.close();
        }
        workers.shutdownNow();
    }
}
