package io.scaleguide.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Answers every request on a port of the loopback address with the same few bytes and keeps the connection, with one event loop for each processor: about the
 * least that a server can do, so that what asks is measured and not what answers. It looks at nothing of a request but where it ends, and takes it to have no body.
 */
final class FixedServer implements AutoCloseable {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\nhello\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_AT_ONCE = 64;

    private final ServerSocketChannel server;
    private final List<EventLoop> loops = new ArrayList<>();

    private FixedServer(ServerSocketChannel server) {
        this.server = server;
    }

    /** Begins to serve. */
    static FixedServer start() throws IOException {
        FixedServer fixed = new FixedServer(
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024));
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            fixed.loops.add(new EventLoop(Selector.open()));
        }
        fixed.loops.forEach(loop -> daemon(loop::run));
        daemon(fixed::accept);
        return fixed;
    }

    int port() {
        return server.socket().getLocalPort();
    }

    private void accept() {
        try {
            for (int next = 0; ; next = (next + 1) % loops.size()) {
                SocketChannel client = server.accept();
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                client.configureBlocking(false);
                loops.get(next).take(client);
            }
        } catch (IOException closed) {
            loops.forEach(EventLoop::end);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "fixed-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Some of the connections, on one thread. */
    private static final class EventLoop {
        private final Selector selector;
        private final Queue<SocketChannel> fresh = new ConcurrentLinkedQueue<>();
        private final ByteBuffer in = ByteBuffer.allocateDirect(16 * 1024);
        private final ByteBuffer out = ByteBuffer.allocateDirect(ANSWER.length * MOST_AT_ONCE);

        private EventLoop(Selector selector) {
            this.selector = selector;
            for (int i = 0; i < MOST_AT_ONCE; i++) {
                out.put(ANSWER);
            }
        }

        private void take(SocketChannel client) {
            fresh.add(client);
            selector.wakeup();
        }

        private void end() {
            try {
                selector.close();
            } catch (IOException e) {
                // It goes with the process.
                return;
            }
        }

        private void run() {
            try {
                while (selector.isOpen()) {
                    selector.select(this::serve);
                    for (SocketChannel client = fresh.poll(); client != null; client = fresh.poll()) {
                        client.register(selector, SelectionKey.OP_READ, new Ending());
                    }
                }
            } catch (IOException | ClosedSelectorException over) {
                return;
            }
        }

        private void serve(SelectionKey key) {
            try {
                SocketChannel client = (SocketChannel) key.channel();
                in.clear();
                if (client.read(in) < 0) {
                    client.close();
                    return;
                }
                out.position(0).limit(((Ending) key.attachment()).count(in.flip()) * ANSWER.length);
                while (out.hasRemaining()) {
                    client.write(out);
                }
            } catch (IOException gone) {
                key.cancel();
            }
        }
    }

    /** Counts the empty lines that requests end with, over any number of reads. */
    private static final class Ending {
        private static final byte[] END = {'\r', '\n', '\r', '\n'};
        private int seen;

        private int count(ByteBuffer bytes) {
            int ends = 0;
            while (bytes.hasRemaining()) {
                byte next = bytes.get();
                seen = next == END[seen] ? seen + 1 : next == END[0] ? 1 : 0;
                if (seen == END.length) {
                    ends++;
                    seen = 0;
                }
            }
            return ends;
        }
    }
}
