package io.scaleguide.practice.datadog;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The agents' HTTP: plain, blocking, to this machine only, hence never through a proxy. */
final class HttpCalls {
    /** datadog-agent gives the query client 3 seconds. */
    private static final int TIMEOUT_MILLIS = 3_000;

    /** An answer. */
    record Reply(int status, String body) {}

    private HttpCalls() {}

    static Reply get(String url, Map<String, String> headers) throws IOException {
        return read(open(url, headers));
    }

    static Reply post(String url, Map<String, String> headers, byte[] json) throws IOException {
        HttpURLConnection connection = open(url, headers);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (var body = connection.getOutputStream()) {
            body.write(json);
        }
        return read(connection);
    }

    private static HttpURLConnection open(String url, Map<String, String> headers) throws IOException {
        if (!(URI.create(url).toURL().openConnection(Proxy.NO_PROXY) instanceof HttpURLConnection connection)) {
            throw new IOException("not an HTTP address: " + url);
        }
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        headers.forEach(connection::setRequestProperty);
        return connection;
    }

    private static Reply read(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        try (InputStream body = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return new Reply(status, body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
