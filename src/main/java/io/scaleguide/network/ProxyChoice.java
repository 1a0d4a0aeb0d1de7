package io.scaleguide.network;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which proxy leads to a server: the one of its own settings, else the environment's, read as kubectl and helm read it. */
public final class ProxyChoice {

    private final Map<String, String> environment;

    /** @param environment the variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in capitals or not, count */
    public ProxyChoice(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * The proxy's address; empty for a direct connection.
     *
     * @param server the server's address
     * @param own the proxy that its own settings name, such as proxy-url in a kubeconfig; empty where they name none. It wins over NO_PROXY too
     */
    public Optional<String> proxyFor(URI server, String own) {
        if (!own.isEmpty()) {
            return Optional.of(own);
        }
        String host = Optional.ofNullable(server.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (direct(host, server.getPort())) {
            return Optional.empty();
        }
        String variable = "https".equalsIgnoreCase(server.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
        return variable(variable).map(proxy -> proxy.contains("://") ? proxy : "http://" + proxy);
    }

    /** Whether any proxy is named. */
    boolean namesAny() {
        return variable("HTTPS_PROXY").isPresent() || variable("HTTP_PROXY").isPresent();
    }

    private boolean direct(String host, int port) {
        // Go's net/http never sends the machine's own addresses to a proxy from the environment.
        if (host.isEmpty() || host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        return variable("NO_PROXY").stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> covers(entry, host, port));
    }

    private static boolean covers(String entry, String host, int port) {
        if (entry.equals("*") || entry.equals(host) || entry.equals(host + ":" + port)) {
            return true;
        }
        if (entry.contains("/")) {
            return inRange(entry, host);
        }
        String domain = entry.startsWith("*.") ? entry.substring(1) : entry;
        return host.endsWith(domain.startsWith(".") ? domain : "." + domain);
    }

    private static boolean inRange(String range, String host) {
        int slash = range.indexOf('/');
        Optional<Long> network = ipv4(range.substring(0, slash));
        Optional<Long> address = ipv4(host);
        String bits = range.substring(slash + 1);
        if (network.isEmpty() || address.isEmpty() || !bits.matches("[0-9]|[12][0-9]|3[0-2]")) {
            return false;
        }
        int shift = 32 - Integer.parseInt(bits);
        return network.get() >> shift == address.get() >> shift;
    }

    private static Optional<Long> ipv4(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(text.split("\\.", -1))
                .mapToLong(Long::parseLong)
                .reduce(0, (sum, part) -> (sum << 8) + part));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }
}
