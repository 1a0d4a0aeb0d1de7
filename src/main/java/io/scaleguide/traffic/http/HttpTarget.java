package io.scaleguide.traffic.http;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Where requests go, and the request: always the same GET.
 *
 * @param host a name or an address, without brackets
 * @param port 1 to 65535
 * @param tls what TLS goes by; empty: none
 * @param request the whole request, ready to be written; whoever writes it takes a duplicate
 */
public record HttpTarget(String host, int port, Optional<SSLContext> tls, ByteBuffer request) {
    private static final int PLAIN_PORT = 80;
    private static final int SECURE_PORT = 443;

    /**
     * @param url an http or https URL with a host
     * @param name the name that requests ask for; empty for the URL's own
     * @param trust what TLS goes by where the URL wants it
     * @return the target
     */
    public static HttpTarget of(URI url, Optional<String> name, Supplier<SSLContext> trust) {
        URI ascii = URI.create(url.toASCIIString());
        boolean secure = "https".equalsIgnoreCase(ascii.getScheme());
        int port = ascii.getPort() > 0 ? ascii.getPort() : secure ? SECURE_PORT : PLAIN_PORT;
        byte[] request = request(ascii, name).getBytes(StandardCharsets.US_ASCII);
        return new HttpTarget(
                bare(ascii.getHost()),
                port,
                secure ? Optional.of(trust.get()) : Optional.empty(),
                ByteBuffer.allocateDirect(request.length).put(request).flip());
    }

    private static String request(URI url, Optional<String> name) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String host = name.orElse(url.getPort() > 0 ? url.getHost() + ":" + url.getPort() : url.getHost());
        return "GET " + path + query + " HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: scaleguide\r\nAccept: */*\r\n\r\n";
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
