package io.scaleguide.traffic.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** TLS over a TCP connection. The handshake's sums are done on the thread that calls. */
final class TlsWire implements Wire {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    /** What came and is not decrypted yet; always ready to be read from. */
    private final ByteBuffer received;
    /** What is encrypted and not gone yet; always ready to be read from. */
    private final ByteBuffer unsent;

    private TlsWire(SocketChannel channel, SSLEngine engine) throws SSLException {
        this.channel = channel;
        this.engine = engine;
        int packet = engine.getSession().getPacketBufferSize();
        this.received = ByteBuffer.allocate(packet).flip();
        this.unsent = ByteBuffer.allocate(packet).flip();
        engine.beginHandshake();
    }

    /** TLS with a server that has to prove the target's name. */
    static TlsWire over(SocketChannel channel, SSLContext context, HttpTarget target) throws SSLException {
        SSLEngine engine = context.createSSLEngine(target.host(), target.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return new TlsWire(channel, engine);
    }

    @Override
    public boolean ready(ByteBuffer room) throws IOException {
        while (flush()) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> wrap(NOTHING);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!handshakeMore(room)) {
                        return false;
                    }
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean handshakeMore(ByteBuffer room) throws IOException {
        SSLEngineResult result = engine.unwrap(received, room);
        if (result.getStatus() == Status.CLOSED) {
            throw new SSLException("the server ended the TLS handshake");
        }
        if (result.getStatus() != Status.BUFFER_UNDERFLOW) {
            return true;
        }
        int count = fill();
        if (count < 0) {
            throw new EOFException("the connection ended in the TLS handshake");
        }
        return count > 0;
    }

    @Override
    public boolean write(ByteBuffer bytes) throws IOException {
        while (flush()) {
            if (!bytes.hasRemaining()) {
                return true;
            }
            wrap(bytes);
        }
        return false;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        while (true) {
            SSLEngineResult result = engine.unwrap(received, into);
            if (result.bytesProduced() > 0) {
                return result.bytesProduced();
            }
            switch (result.getStatus()) {
                case CLOSED -> {
                    return -1;
                }
                case BUFFER_OVERFLOW -> throw new SSLException("a TLS record is larger than any may be");
                case BUFFER_UNDERFLOW -> {
                    int count = fill();
                    if (count <= 0) {
                        return count;
                    }
                }
                case OK -> {
                    afterwards(result.getHandshakeStatus());
                    if (result.bytesConsumed() == 0 && wantsToWrite()) {
                        return 0;
                    }
                }
            }
        }
    }

    /** A server may send tickets and ask for new keys at any time. */
    private void afterwards(HandshakeStatus status) throws IOException {
        if (status == HandshakeStatus.NEED_TASK) {
            runTasks();
        }
        if (status == HandshakeStatus.NEED_WRAP && flush()) {
            wrap(NOTHING);
            flush();
        }
    }

    @Override
    public boolean holds() {
        return received.hasRemaining();
    }

    @Override
    public boolean wantsToWrite() {
        return unsent.hasRemaining();
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private void wrap(ByteBuffer bytes) throws IOException {
        unsent.clear();
        Status status = engine.wrap(bytes, unsent).getStatus();
        unsent.flip();
        if (status == Status.CLOSED) {
            throw new EOFException("the server ended the TLS connection");
        }
    }

    private boolean flush() throws IOException {
        if (unsent.hasRemaining()) {
            channel.write(unsent);
        }
        return !unsent.hasRemaining();
    }

    private int fill() throws IOException {
        received.compact();
        try {
            if (!received.hasRemaining()) {
                throw new SSLException("a TLS record is larger than any may be");
            }
            return channel.read(received);
        } finally {
            received.flip();
        }
    }

    @Override
    public void close() {
        try (channel) {
            engine.closeOutbound();
            if (channel.isConnected() && flush()) {
                unsent.clear();
                engine.wrap(NOTHING, unsent);
                unsent.flip();
                flush();
            }
        } catch (IOException e) {
            // it is being given up, so how it ends tells nothing
            return;
        }
    }
}
