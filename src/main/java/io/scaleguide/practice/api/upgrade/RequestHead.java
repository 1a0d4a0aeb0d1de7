package io.scaleguide.practice.api.upgrade;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The head of an HTTP/1.1 request.
 *
 * @param target the path with its query, as sent
 * @param headers names in lower case; values of the same name joined by commas
 * @param raw the head as it came, with the empty line
 */
public record RequestHead(String target, Map<String, String> headers, byte[] raw) {
    private static final int LONGEST = 1 << 20;
    private static final String END = "\r\n\r\n";

    /**
     * @param in where the request comes from
     * @return the next head; empty at the end, and where what comes is no HTTP
     * @throws IOException when the connection breaks
     */
    static Optional<RequestHead> read(InputStream in) throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END.length()) {
            int next = in.read();
            if (next < 0 || raw.size() > LONGEST) {
                return Optional.empty();
            }
            raw.write(next);
            matched = next == END.charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return parse(raw.toByteArray());
    }

    private static Optional<RequestHead> parse(byte[] raw) {
        List<String> lines =
                new String(raw, StandardCharsets.ISO_8859_1).lines().toList();
        String[] request = lines.get(0).split(" ", -1);
        if (request.length != 3) {
            return Optional.empty();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.merge(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip(),
                        (a, b) -> a + "," + b);
            }
        }
        return Optional.of(new RequestHead(request[1], headers, raw));
    }

    /**
     * @param name in lower case
     * @return the header's value; empty without it
     */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** @return whether the client asks to speak the WebSocket protocol from here on */
    public boolean asksForWebSocket() {
        return header("upgrade").equalsIgnoreCase("websocket");
    }

    boolean chunked() {
        return header("transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked");
    }

    /** The length of the body, 0 without one. */
    long length() {
        String value = header("content-length");
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestHead head && Arrays.equals(raw, head.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    /** Without headers, which may hold credentials. */
    @Override
    public String toString() {
        return "RequestHead[" + target + "]";
    }
}
