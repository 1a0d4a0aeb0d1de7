package io.scaleguide.practice.api.upgrade;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** The server's side of a WebSocket, RFC 6455. One thread may receive while others send. */
public final class WebSocket {
    /** RFC 6455, 1.3. */
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int LONGEST = 1 << 26;
    private static final int NORMAL = 1000;

    private final DataInputStream in;
    private final OutputStream out;
    private boolean closed;

    private record Frame(boolean last, int kind, byte[] payload) {}

    private WebSocket(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /**
     * Accepts a client's request.
     *
     * @param head the request
     * @param in what the client sends after it
     * @param out what the client reads
     * @param subprotocol one of those it asked for
     * @return a socket that is open
     * @throws IOException when the connection breaks
     */
    public static WebSocket accept(RequestHead head, InputStream in, OutputStream out, String subprotocol)
            throws IOException {
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + proof(head.header("sec-websocket-key"))
                + "\r\nSec-WebSocket-Protocol: " + subprotocol + "\r\n\r\n";
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return new WebSocket(in, out);
    }

    private static String proof(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /**
     * Waits for the next message; pings are answered meanwhile.
     *
     * @return the message, its pieces put together; empty when the client has closed
     * @throws IOException when the connection breaks
     */
    public Optional<byte[]> receive() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            Frame frame;
            try {
                frame = read();
            } catch (EOFException e) {
                return Optional.empty();
            }
            if (frame.kind() == CLOSE) {
                close();
                return Optional.empty();
            } else if (frame.kind() == PING) {
                write(PONG, frame.payload());
            } else if (frame.kind() != PONG) {
                message.write(frame.payload());
                if (frame.last()) {
                    return Optional.of(message.toByteArray());
                }
            }
        }
    }

    /**
     * Sends a binary message.
     *
     * @param parts its bytes, one part after another
     * @throws IOException when the connection breaks
     */
    public void send(byte[]... parts) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            message.write(part);
        }
        write(BINARY, message.toByteArray());
    }

    /**
     * Says that all has been said; what the client still sends can be received.
     *
     * @throws IOException when the connection breaks
     */
    public synchronized void close() throws IOException {
        if (!closed) {
            write(CLOSE, ByteBuffer.allocate(2).putShort((short) NORMAL).array());
            closed = true;
        }
    }

    private synchronized void write(int kind, byte[] payload) throws IOException {
        if (closed) {
            return;
        }
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) (LAST | kind));
        if (payload.length < TWO_BYTES) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xffff) {
            frame.put((byte) TWO_BYTES).putShort((short) payload.length);
        } else {
            frame.put((byte) EIGHT_BYTES).putLong(payload.length);
        }
        frame.put(payload);
        out.write(frame.array(), 0, frame.position());
        out.flush();
    }

    private Frame read() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        long length = second & LENGTH;
        if (length == TWO_BYTES) {
            length = in.readUnsignedShort();
        } else if (length == EIGHT_BYTES) {
            length = in.readLong();
        }
        if (length < 0 || length > LONGEST) {
            throw new IOException("a frame of " + length + " bytes is too long");
        }
        byte[] mask = new byte[4];
        if ((second & MASKED) != 0) {
            in.readFully(mask);
        }
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % mask.length];
        }
        return new Frame((first & LAST) != 0, first & 0xf, payload);
    }
}
