package io.scaleguide.practice.api.server;

import com.sun.net.httpserver.HttpExchange;
import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.wire.ProtobufBody;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One request to the API server, and the means to answer it. */
final class Call {
    private final HttpExchange exchange;
    private final String below;
    private final Address address;
    private final List<String> path;
    private final Map<String, String> query;
    private String subject = "";

    /** @param base the prefix of the path that is the server's own */
    Call(HttpExchange exchange, String base) {
        this.exchange = exchange;
        this.below = exchange.getRequestURI().getRawPath().substring(base.length());
        this.address = Address.of(
                below,
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        this.path = address.path();
        this.query = new LinkedHashMap<>();
        address.query().forEach((name, values) -> query.put(name, values.get(0)));
    }

    /** Notes the name of the object that a POST brings, for the details of a refusal. */
    void about(String name) {
        subject = name;
    }

    String subject() {
        return subject;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    Address address() {
        return address;
    }

    List<String> path() {
        return path;
    }

    /** What follows the first segments of the path, as sent: with a slash in front, and with the query. */
    String after(int segments) {
        String rest = below.replaceFirst("^(/*[^/]+){" + segments + "}", "");
        String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                .map(text -> "?" + text)
                .orElse("");
        return (rest.isEmpty() ? "/" : rest) + query;
    }

    /** The headers of the request, names in lower case, the first of each name. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return headers;
    }

    Map<String, String> query() {
        return query;
    }

    String query(String name) {
        return query.getOrDefault(name, "");
    }

    boolean flag(String name) {
        String value = query(name);
        return value.equals("true") || value.equals("1");
    }

    String header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    boolean wantsTable() {
        return header("Accept").contains("as=Table");
    }

    boolean dryRun() {
        return query("dryRun").equals("All");
    }

    String contentType() {
        return header("Content-Type");
    }

    byte[] body() throws IOException {
        return exchange.getRequestBody().readAllBytes();
    }

    JsonNode tree() throws IOException {
        byte[] body = body();
        if (ProtobufBody.looksLike(body)) {
            return ProtobufBody.decode(body);
        }
        if (body.length == 0) {
            return Json.object();
        }
        return Json.read(body, contentType());
    }

    ObjectNode object() throws IOException {
        if (tree() instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.badRequest("the request's body is not an object");
    }

    void warn(String message) {
        exchange.getResponseHeaders().add("Warning", "299 - \"" + message.replace("\"", "\\\"") + "\"");
    }

    void reply(int status, JsonNode body) throws IOException {
        send(status, "application/json", Json.bytes(body));
    }

    void replyText(int status, String body) throws IOException {
        send(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins an answer of unknown length. */
    OutputStream stream(String contentType) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    void send(int status, String contentType, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        if (method().equals("HEAD") || bytes.length == 0) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
