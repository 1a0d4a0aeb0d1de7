package io.scaleguide.datadog;

import com.datadog.api.client.ApiException;
import io.scaleguide.bounds.TooLargeException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns what the client throws into a {@link Failure} with words that a user can act on. */
final class FailureReader {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_MESSAGE = 300;

    private FailureReader() {}

    static Failure read(Exception thrown, URI base) {
        if (thrown instanceof ApiException answer && answer.getCode() > 0) {
            return ofAnswer(answer);
        }
        return ofNetwork(thrown, base)
                .orElseGet(() -> new Failure.Unexpected(
                        200, "What " + base.getHost() + " answers is not Datadog's. Check the address and any proxy."));
    }

    private static Failure ofAnswer(ApiException answer) {
        int status = answer.getCode();
        if (status == 429) {
            return new Failure.RateLimited(resetAfter(answer.getResponseHeaders()));
        }
        String body = Optional.ofNullable(answer.getResponseBody()).orElse("").strip();
        if (body.startsWith("<")) {
            return new Failure.Unexpected(
                    status, "The answer is a web page, not Datadog's API: a proxy or a firewall may have given it.");
        }
        String message = message(body);
        if (status == 401 || status == 403) {
            return new Failure.Refused(status, message);
        }
        return status == 400 ? new Failure.BadRequest(message) : new Failure.Unexpected(status, message);
    }

    private static Optional<Failure> ofNetwork(Throwable thrown, URI base) {
        String host = base.getHost();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Optional<String> words = words(cause, host);
            if (words.isPresent()) {
                return words.map(Failure.Unreachable::new);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> words(Throwable cause, String host) {
        String detail = String.valueOf(cause.getMessage());
        if (cause instanceof TooLargeException) {
            return Optional.of("What " + host + " answers " + detail
                    + ", so it is not Datadog's. Check the address and any proxy.");
        }
        if (cause instanceof UnknownHostException) {
            return Optional.of(
                    "The name " + host + " cannot be resolved. Check the DNS, the VPN or the proxy settings.");
        }
        if (detail.contains("through proxy") || detail.contains("Proxy returns")) {
            return Optional.of("The proxy does not let the call to " + host + " through: " + detail + ".");
        }
        if (cause instanceof SSLException) {
            return Optional.of("No trusted TLS connection to " + host + ": " + detail
                    + ". If a proxy replaces certificates, name a file with its certificate in SSL_CERT_FILE.");
        }
        if (cause instanceof SocketTimeoutException) {
            return Optional.of(
                    host + " did not answer in time. Check the network, the firewall or the proxy settings.");
        }
        if (cause instanceof ConnectException) {
            return Optional.of(host + " refuses the connection. Check the address and the port.");
        }
        if (cause instanceof NoRouteToHostException) {
            return Optional.of("There is no route to " + host + ". Check the network or the VPN.");
        }
        return cause instanceof SocketException
                ? Optional.of("The connection to " + host + " broke: " + detail + ". Try again.")
                : Optional.empty();
    }

    /** Datadog puts its words into {@code errors}, a list; some older answers into {@code error}. */
    private static String message(String body) {
        try {
            JsonNode tree = JSON.readTree(body);
            List<String> errors = new ArrayList<>();
            tree.path("errors").forEach(error -> errors.add(error.isString() ? error.asString() : error.toString()));
            if (errors.isEmpty() && tree.path("error").isString()) {
                errors.add(tree.path("error").asString());
            }
            return errors.isEmpty() ? shortened(body) : String.join(", ", errors);
        } catch (JacksonException e) {
            return shortened(body);
        }
    }

    private static String shortened(String body) {
        return body.length() <= LONGEST_MESSAGE ? body : body.substring(0, LONGEST_MESSAGE) + "...";
    }

    private static Optional<Duration> resetAfter(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> "x-ratelimit-reset".equals(header.getKey().toLowerCase(Locale.ROOT)))
                .flatMap(header -> header.getValue().stream())
                .map(String::strip)
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .findFirst();
    }
}
