package io.scaleguide.practice.datadog;

import io.scaleguide.practice.net.PodNetwork;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads a pod's {@code /metrics} over the practice cluster's network. */
final class Scraper {
    /** Any token will do: whoever checks it in the practice cluster checks that there is one. */
    private static final String TOKEN = "practice-service-account-token";

    private final PodNetwork network;

    /** What came: text, or why not, in the words of the agent's check. */
    record Page(String url, String text, Optional<String> error) {
        static Page failed(String url, String error) {
            return new Page(url, "", Optional.of(error));
        }
    }

    Scraper(PodNetwork network) {
        this.network = network;
    }

    /** What comes of it where no packet goes through. */
    static Page cutOff(ObjectNode pod, OpenMetricsInstance instance) {
        String host = pod.path("status").path("podIP").asString("");
        return Page.failed(
                instance.url().replace("%%host%%", host),
                "HTTPConnectionPool(host='" + host + "'): Read timed out. (read timeout=10.0)");
    }

    Page scrape(ObjectNode pod, OpenMetricsInstance instance) {
        String url = instance.url()
                .replace("%%host%%", pod.path("status").path("podIP").asString(""));
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            return Page.failed(url, "the address is not valid: " + url);
        }
        if (address.getHost() == null || address.getScheme() == null) {
            return Page.failed(url, "the address is not valid: " + url);
        }
        boolean tls = address.getScheme().equals("https");
        int port = address.getPort() > 0 ? address.getPort() : tls ? 443 : 80;
        Optional<PodNetwork.Endpoint> endpoint = network.at(address.getHost(), port);
        if (endpoint.isEmpty()) {
            return Page.failed(
                    url,
                    "HTTPConnectionPool(host='" + address.getHost() + "', port=" + port
                            + "): Max retries exceeded: [Errno 111] Connection refused");
        }
        Map<String, String> headers = new HashMap<>();
        if (instance.sendsToken()) {
            headers.put("authorization", "Bearer " + TOKEN);
        }
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        PodNetwork.Reply reply = endpoint.get().get(address.getScheme(), path, headers);
        return reply.status() == 200
                ? new Page(url, reply.body(), Optional.empty())
                : Page.failed(url, failure(reply.status()) + " for url: " + url);
    }

    private static String failure(int status) {
        String reason =
                switch (status) {
                    case 400 -> "Bad Request";
                    case 401 -> "Unauthorized";
                    case 403 -> "Forbidden";
                    case 404 -> "Not Found";
                    default -> "Error";
                };
        return status + (status < 500 ? " Client Error: " : " Server Error: ") + reason;
    }
}
