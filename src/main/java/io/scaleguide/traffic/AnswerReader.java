package io.scaleguide.traffic;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Reads HTTP/1.1 answers (RFC 9112) from one socket, each within its own deadline. A socket's own timeout counts from the
 * last byte only, so a trickling server could outlast it: the time that is left is set again before each read.
 */
final class AnswerReader {
    /** How many bytes of a body are kept, enough to recognise a gateway's message. */
    static final int KEPT_BODY = 512;

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int limit;
    private long deadlineNanos;
    private boolean answering;

    AnswerReader(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** @return whether the last {@link #read} had seen any byte of its answer before it failed */
    boolean answering() {
        return answering;
    }

    /**
     * @param deadline the {@link System#nanoTime()} by which the whole answer must be here
     * @return the next final answer; interim ones (1xx) are passed over
     * @throws IOException when the connection ends, the time is up, or what comes is no HTTP
     */
    HttpAnswer read(long deadline) throws IOException {
        deadlineNanos = deadline;
        answering = false;
        HttpAnswer answer = readOne();
        while (answer.status() < 200) {
            answer = readOne();
        }
        return answer;
    }

    private HttpAnswer readOne() throws IOException {
        String statusLine = line();
        int status = status(statusLine);
        boolean keep = statusLine.startsWith("HTTP/1.1");
        long length = -1;
        boolean chunked = false;
        int headers = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (++headers > MOST_HEADERS) {
                throw new ProtocolException("the answer has too many headers");
            }
            int colon = header.indexOf(':');
            String value = header.substring(colon + 1).trim().toLowerCase(Locale.ROOT);
            switch (header.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = number(value, 10);
                case "transfer-encoding" -> chunked = value.endsWith("chunked");
                case "connection" -> keep = keep ? !value.contains("close") : value.contains("keep-alive");
                default -> {}
            }
        }
        StringBuilder kept = new StringBuilder();
        if (status < 200 || status == 204 || status == 304) {
            return new HttpAnswer(status, "", keep);
        }
        if (chunked) {
            chunks(kept);
        } else if (length >= 0) {
            body(length, kept);
        } else {
            rest(kept);
            keep = false;
        }
        return new HttpAnswer(status, kept.toString(), keep);
    }

    private static int status(String line) throws IOException {
        if (!line.startsWith("HTTP/1.") || line.length() < 12) {
            throw new ProtocolException("the answer is not HTTP/1.1");
        }
        int status = (int) number(line.substring(9, 12), 10);
        if (status < 100 || status > 599) {
            throw new ProtocolException("the answer's status is not one of HTTP's");
        }
        return status;
    }

    private void chunks(StringBuilder kept) throws IOException {
        while (true) {
            String size = line();
            int extension = size.indexOf(';');
            long length = number((extension < 0 ? size : size.substring(0, extension)).trim(), 16);
            if (length == 0) {
                break;
            }
            body(length, kept);
            line();
        }
        while (!line().isEmpty()) {
            // trailers say nothing that traffic needs
        }
    }

    private void body(long length, StringBuilder kept) throws IOException {
        for (long left = length; left > 0; ) {
            if (position == limit && !fill()) {
                throw new EOFException("the connection ended in the middle of an answer");
            }
            int part = (int) Math.min(left, limit - position);
            keep(part, kept);
            left -= part;
        }
    }

    private void rest(StringBuilder kept) throws IOException {
        do {
            keep(limit - position, kept);
        } while (fill());
    }

    private void keep(int count, StringBuilder kept) {
        int room = Math.min(count, KEPT_BODY - kept.length());
        kept.append(new String(buffer, position, room, StandardCharsets.ISO_8859_1));
        position += count;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        while (line.length() < LONGEST_LINE) {
            if (position == limit && !fill()) {
                throw new EOFException("the connection ended before an answer");
            }
            char next = (char) (buffer[position++] & 0xff);
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append(next);
            }
        }
        throw new ProtocolException("the answer has a line that is too long");
    }

    private boolean fill() throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        int count = in.read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(0, count);
        answering |= count > 0;
        return count > 0;
    }

    private static long number(String text, int radix) throws IOException {
        try {
            return Long.parseUnsignedLong(text, radix) & Long.MAX_VALUE;
        } catch (NumberFormatException e) {
            throw new ProtocolException("the answer has a malformed number");
        }
    }
}
