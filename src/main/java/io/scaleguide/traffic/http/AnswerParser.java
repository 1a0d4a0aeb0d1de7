package io.scaleguide.traffic.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Understands HTTP/1.1 answers to a GET (RFC 9112) from bytes that come in any pieces, one answer after the other, and makes no object on the way. It
 * holds no more than a line that came in pieces and the start of the body; interim answers (1xx) are passed over.
 */
public final class AnswerParser {
    /** How many bytes of a body are kept, enough to recognise a gateway's message. */
    public static final int KEPT_BODY = 512;

    /** The longest line, in bytes. */
    static final int LONGEST_LINE = 16 * 1024;

    /** The most lines of headers, and of trailers. */
    static final int MOST_HEADERS = 200;

    private static final int FIRST_ROOM = 256;
    private static final byte[] PROTOCOL = Ascii.bytes("HTTP/1.");
    private static final byte[] LENGTH = Ascii.bytes("content-length");
    private static final byte[] CODING = Ascii.bytes("transfer-encoding");
    private static final byte[] CONNECTION = Ascii.bytes("connection");
    private static final byte[] CHUNKED = Ascii.bytes("chunked");
    private static final byte[] CLOSE = Ascii.bytes("close");
    private static final byte[] KEEP = Ascii.bytes("keep-alive");

    /** What the next byte belongs to. */
    private enum Part {
        STATUS,
        HEADER,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        REST,
        DONE
    }

    private Part part = Part.STATUS;
    private boolean begun;
    private byte[] held = new byte[FIRST_ROOM];
    private int heldLength;
    private int status;
    private boolean keep;
    private boolean chunked;
    private long length;
    private int headers;
    private long left;
    private final byte[] kept = new byte[KEPT_BODY];
    private int keptLength;

    /** Begins with another answer. */
    public void next() {
        part = Part.STATUS;
        begun = false;
        heldLength = 0;
        keptLength = 0;
    }

    /**
     * Takes bytes until the answer is whole.
     *
     * @param bytes holds what came
     * @param from where it begins
     * @param to where it ends
     * @return where the answer ends; {@code to} when it needs more
     * @throws ProtocolException when it is no answer of HTTP/1.1, or one beyond all bounds
     */
    public int take(byte[] bytes, int from, int to) throws ProtocolException {
        int at = from;
        begun |= at < to;
        while (at < to && part != Part.DONE) {
            at = switch (part) {
                case BODY, CHUNK -> body(bytes, at, to);
                case REST -> keep(bytes, at, to - at);
                default -> line(bytes, at, to);
            };
        }
        return at;
    }

    /**
     * The connection has ended.
     *
     * @throws IOException unless that ends the answer too
     */
    public void end() throws IOException {
        if (part != Part.REST) {
            throw new EOFException(
                    begun
                            ? "the connection ended in the middle of an answer"
                            : "the connection ended before an answer");
        }
        part = Part.DONE;
    }

    /** @return whether the answer is whole */
    public boolean done() {
        return part == Part.DONE;
    }

    /** @return whether any byte of the answer has come */
    public boolean begun() {
        return begun;
    }

    /** @return the whole answer's status, 200 to 599 */
    public int status() {
        return status;
    }

    /** @return whether the connection may carry another request after the whole answer */
    public boolean reusable() {
        return keep;
    }

    /** @return the start of the whole answer's body, at most {@link #KEPT_BODY} bytes as Latin-1 */
    public String start() {
        return new String(kept, 0, keptLength, StandardCharsets.ISO_8859_1);
    }

    private int line(byte[] bytes, int from, int to) throws ProtocolException {
        int end = from;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        if (end - from + heldLength > LONGEST_LINE) {
            throw new ProtocolException("the answer has a line that is too long");
        }
        if (end == to) {
            hold(bytes, from, to);
            return to;
        }
        if (heldLength == 0) {
            whole(bytes, from, end);
        } else {
            hold(bytes, from, end);
            int all = heldLength;
            heldLength = 0;
            whole(held, 0, all);
        }
        return end + 1;
    }

    private void hold(byte[] bytes, int from, int to) {
        int more = to - from;
        if (heldLength + more > held.length) {
            held = Arrays.copyOf(held, Math.max(heldLength + more, 2 * held.length));
        }
        System.arraycopy(bytes, from, held, heldLength, more);
        heldLength += more;
    }

    private void whole(byte[] line, int from, int end) throws ProtocolException {
        int to = end > from && line[end - 1] == '\r' ? end - 1 : end;
        switch (part) {
            case STATUS -> status(line, from, to);
            case CHUNK_SIZE -> chunk(line, from, to);
            case CHUNK_END -> {
                if (from < to) {
                    throw new ProtocolException("the answer has a chunk of another size than it says");
                }
                part = Part.CHUNK_SIZE;
            }
            default -> header(line, from, to);
        }
    }

    private void status(byte[] line, int from, int to) throws ProtocolException {
        int version = from + PROTOCOL.length;
        if (to < version + 5 || !Ascii.same(line, from, version, PROTOCOL)) {
            throw new ProtocolException("the answer is not HTTP/1.1");
        }
        status = (int) Ascii.number(line, version + 2, version + 5, 10);
        if (status < 100 || status > 599) {
            throw new ProtocolException("the answer's status is not one of HTTP's");
        }
        keep = line[version] == '1';
        chunked = false;
        length = -1;
        headers = 0;
        part = Part.HEADER;
    }

    private void header(byte[] line, int from, int to) throws ProtocolException {
        if (from == to) {
            part = part == Part.TRAILER ? Part.DONE : bodyKind();
            return;
        }
        if (++headers > MOST_HEADERS) {
            throw new ProtocolException("the answer has too many headers");
        }
        if (part == Part.TRAILER) {
            return;
        }
        int colon = from;
        while (colon < to && line[colon] != ':') {
            colon++;
        }
        if (colon < to) {
            heed(line, from, colon, to);
        }
    }

    /** Most headers are told from the three by their length alone. */
    private void heed(byte[] line, int from, int colon, int to) throws ProtocolException {
        int name = colon - from;
        if (name == LENGTH.length && Ascii.same(line, from, colon, LENGTH)) {
            length(Ascii.number(line, colon + 1, to, 10));
        } else if (name == CODING.length && Ascii.same(line, from, colon, CODING)) {
            int end = Ascii.trimmedEnd(line, colon + 1, to);
            chunked = end - colon > CHUNKED.length && Ascii.same(line, end - CHUNKED.length, end, CHUNKED);
        } else if (name == CONNECTION.length && Ascii.same(line, from, colon, CONNECTION)) {
            keep = keep ? !Ascii.contains(line, colon + 1, to, CLOSE) : Ascii.contains(line, colon + 1, to, KEEP);
        }
    }

    private void length(long said) throws ProtocolException {
        if (length >= 0 && length != said) {
            throw new ProtocolException("the answer has two lengths");
        }
        length = said;
    }

    private Part bodyKind() {
        if (status < 200) {
            return Part.STATUS;
        }
        if (status == 204 || status == 304) {
            return Part.DONE;
        }
        if (chunked) {
            headers = 0;
            return Part.CHUNK_SIZE;
        }
        if (length < 0) {
            keep = false;
            return Part.REST;
        }
        left = length;
        return length == 0 ? Part.DONE : Part.BODY;
    }

    private void chunk(byte[] line, int from, int to) throws ProtocolException {
        int end = from;
        while (end < to && line[end] != ';') {
            end++;
        }
        left = Ascii.number(line, from, end, 16);
        part = left == 0 ? Part.TRAILER : Part.CHUNK;
    }

    private int body(byte[] bytes, int from, int to) {
        int count = (int) Math.min(left, to - from);
        left -= count;
        if (left == 0) {
            part = part == Part.CHUNK ? Part.CHUNK_END : Part.DONE;
        }
        return keep(bytes, from, count);
    }

    private int keep(byte[] bytes, int from, int count) {
        int more = Math.min(count, KEPT_BODY - keptLength);
        System.arraycopy(bytes, from, kept, keptLength, more);
        keptLength += more;
        return from + count;
    }
}
