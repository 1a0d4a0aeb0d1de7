package io.scaleguide.practice.api.upgrade;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * One client's connection. Requests go through to the HTTP server one after another, answers come back on a thread of their own; the
 * first request to be upgraded ends that, because clients also ask for it on a connection that has served other requests.
 */
final class FrontConnection implements Runnable {
    private static final int CHUNK = 16 * 1024;

    private final Socket client;
    private final InetSocketAddress server;
    private final Upgrades upgrades;
    private final Executor threads;
    private final Socket behind = new Socket();
    private volatile boolean upgraded;

    FrontConnection(Socket client, InetSocketAddress server, Upgrades upgrades, Executor threads) {
        this.client = client;
        this.server = server;
        this.upgrades = upgrades;
        this.threads = threads;
    }

    @Override
    public void run() {
        try (client;
                behind) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream(), CHUNK);
            Optional<RequestHead> head = RequestHead.read(in);
            while (head.isPresent()) {
                if (upgrades.takes(head.get())) {
                    upgraded = true;
                    behind.close();
                    upgrades.serve(head.get(), in, client.getOutputStream());
                    return;
                }
                pass(head.get(), in);
                head = RequestHead.read(in);
            }
        } catch (IOException e) {
            // Either side has gone; closing both is all that is left to do.
        }
    }

    private void pass(RequestHead head, InputStream in) throws IOException {
        if (!behind.isConnected()) {
            behind.connect(server);
            behind.setTcpNoDelay(true);
            threads.execute(this::answers);
        }
        OutputStream out = behind.getOutputStream();
        out.write(head.raw());
        if (head.chunked()) {
            passChunks(in, out);
        } else {
            passBytes(in, out, head.length());
        }
    }

    private static void passBytes(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[CHUNK];
        long left = length;
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new IOException("the body ends too early");
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }

    /** RFC 9112, 7.1: a size line in hexadecimal, that many bytes and a line end; after size 0, trailers and an empty line. */
    private static void passChunks(InputStream in, OutputStream out) throws IOException {
        while (true) {
            String line = passLine(in, out);
            long size = Long.parseLong(line.replaceFirst(";.*", "").strip(), 16);
            if (size == 0) {
                while (!passLine(in, out).isEmpty()) {
                    // trailers go through as they are
                }
                return;
            }
            passBytes(in, out, size + 2);
        }
    }

    private static String passLine(InputStream in, OutputStream out) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            next = in.read();
        }
        if (next < 0) {
            throw new IOException("the body ends too early");
        }
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.ISO_8859_1);
        out.write(bytes);
        return line.toString().strip();
    }

    private void answers() {
        try {
            behind.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // as above
        }
        if (!upgraded) {
            close();
        }
    }

    void close() {
        try {
            client.close();
            behind.close();
        } catch (IOException e) {
            // it is gone already
        }
    }
}
