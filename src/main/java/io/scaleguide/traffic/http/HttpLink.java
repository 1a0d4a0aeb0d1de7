package io.scaleguide.traffic.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;

/**
 * One keep-alive connection that carries the same request again and again. It never waits: it goes on when its selector finds it ready. For the one thread
 * that selects.
 */
public final class HttpLink implements AutoCloseable {
    /** What becomes of requests. Either method may send the next, or close the link. */
    public interface Owner {
        /**
         * An answer is whole.
         *
         * @param answer the answer, which is the parser's until the next request
         */
        void answered(AnswerParser answer);

        /**
         * The link has ended without an answer, and is closed.
         *
         * @param why what happened
         */
        void failed(IOException why);
    }

    private enum State {
        CONNECTING,
        SECURING,
        SENDING,
        AWAITING,
        IDLE,
        CLOSED
    }

    private final SocketChannel channel;
    private final Wire wire;
    private final SelectionKey key;
    private final Owner owner;
    private final Scratch scratch;
    private final ByteBuffer request;
    private final AnswerParser parser = new AnswerParser();
    private State state = State.CONNECTING;
    private int interest = SelectionKey.OP_CONNECT;
    private boolean used;

    private HttpLink(
            SocketChannel channel, Wire wire, SelectionKey key, Owner owner, Scratch scratch, ByteBuffer request) {
        this.channel = channel;
        this.wire = wire;
        this.key = key;
        this.owner = owner;
        this.scratch = scratch;
        this.request = request;
    }

    /**
     * Begins to connect. The first request goes out by itself as soon as it can.
     *
     * @param target where to, and what to ask
     * @param address the address of its host
     * @param selector finds it ready; the owner is its key's attachment
     * @param owner hears what comes of it, after this has returned
     * @param scratch the thread's
     * @return the link
     * @throws IOException when it cannot be connected
     */
    public static HttpLink open(HttpTarget target, InetAddress address, Selector selector, Owner owner, Scratch scratch)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Wire wire = target.tls().isPresent()
                    ? TlsWire.over(channel, target.tls().get(), target)
                    : new PlainWire(channel);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, owner);
            HttpLink link = new HttpLink(
                    channel, wire, key, owner, scratch, target.request().duplicate());
            if (channel.connect(new InetSocketAddress(address, target.port()))) {
                link.secure();
                link.listen();
            }
            return link;
        } catch (UnsupportedAddressTypeException e) {
            channel.close();
            throw (IOException) new NoRouteToHostException("addresses of this kind are not in use here").initCause(e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Goes on, now that its selector has found it ready. */
    public void ready() {
        try {
            switch (state) {
                case CONNECTING -> {
                    if (channel.finishConnect()) {
                        secure();
                    }
                }
                case SECURING -> secure();
                case SENDING, AWAITING, IDLE -> {
                    if (interest != SelectionKey.OP_READ) {
                        write();
                    }
                    read();
                }
                case CLOSED -> {}
            }
            listen();
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Sends the request again, over a link that is {@link #free()}. */
    public void send() {
        parser.next();
        request.rewind();
        state = State.SENDING;
        try {
            write();
            listen();
        } catch (IOException e) {
            fail(e);
        }
    }

    /** @return whether it is connected and waits for a request to send */
    public boolean free() {
        return state == State.IDLE;
    }

    /** @return whether it carried an answer before, and none has begun since: a server may end such a connection at any time, and means nothing by it */
    public boolean stale() {
        return used && !parser.begun();
    }

    private void fail(IOException why) {
        boolean asked = state != State.IDLE;
        close();
        if (asked) {
            owner.failed(why);
        }
    }

    private void secure() throws IOException {
        state = State.SECURING;
        if (wire.ready(scratch.outside())) {
            state = State.SENDING;
            write();
        }
    }

    private void write() throws IOException {
        if (wire.write(request) && state == State.SENDING) {
            state = State.AWAITING;
        }
    }

    private void read() throws IOException {
        do {
            int count = wire.read(scratch.outside());
            if (count < 0) {
                ended();
            } else if (count > 0) {
                take(scratch.bytes(), count);
            } else {
                return;
            }
        } while (state != State.CLOSED && wire.holds());
    }

    private void ended() throws IOException {
        if (state == State.IDLE) {
            close();
            return;
        }
        parser.end();
        whole(false);
    }

    private void take(byte[] bytes, int count) throws IOException {
        if (state == State.IDLE) {
            // nobody asked for this, so nobody knows what it would be taken for next
            close();
            return;
        }
        int end = parser.take(bytes, 0, count);
        if (parser.done()) {
            whole(end == count && parser.reusable());
        }
    }

    private void whole(boolean reusable) {
        boolean asked = state == State.AWAITING;
        state = State.IDLE;
        used = true;
        if (!reusable || !asked) {
            close();
        }
        owner.answered(parser);
    }

    private void listen() {
        int wanted = state == State.CONNECTING
                ? SelectionKey.OP_CONNECT
                : wire.wantsToWrite() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (wanted != interest && state != State.CLOSED) {
            interest = wanted;
            key.interestOps(wanted);
        }
    }

    @Override
    public void close() {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            wire.close();
        }
    }
}
