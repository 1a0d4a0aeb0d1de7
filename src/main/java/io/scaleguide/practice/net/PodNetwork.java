package io.scaleguide.practice.net;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The network between the practice cluster's pods: which pod answers HTTP on which address. */
public final class PodNetwork {
    /** What a pod answers. */
    public record Reply(int status, String contentType, String body) {}

    /** A pod's HTTP server. */
    public interface Endpoint {
        /**
         * @param scheme http or https
         * @param path the path with its query
         * @param headers the request's headers, names in lower case
         * @return the answer
         */
        Reply get(String scheme, String path, Map<String, String> headers);
    }

    private record Address(String ip, int port) {}

    private final Map<Address, Endpoint> endpoints = new ConcurrentHashMap<>();
    private final Map<Address, Integer> sockets = new ConcurrentHashMap<>();

    /**
     * Makes an address answer.
     *
     * @param ip the pod's address
     * @param port the port, 1 to 65535
     * @param endpoint what answers
     */
    public void listen(String ip, int port, Endpoint endpoint) {
        endpoints.put(new Address(ip, port), endpoint);
    }

    /**
     * Makes an address silent.
     *
     * @param ip the pod's address
     * @param port the port
     */
    public void silence(String ip, int port) {
        endpoints.remove(new Address(ip, port));
    }

    /**
     * @param ip the pod's address
     * @param port the port
     * @return what answers there; empty is "connection refused"
     */
    public Optional<Endpoint> at(String ip, int port) {
        return Optional.ofNullable(endpoints.get(new Address(ip, port)));
    }

    /**
     * Makes an address lead to a server of this machine.
     *
     * @param ip the pod's address
     * @param port the port, 1 to 65535
     * @param local the port of 127.0.0.1 that answers
     */
    public void lead(String ip, int port, int local) {
        sockets.put(new Address(ip, port), local);
    }

    /**
     * Undoes {@link #lead}.
     *
     * @param ip the pod's address
     * @param port the port
     */
    public void cut(String ip, int port) {
        sockets.remove(new Address(ip, port));
    }

    /**
     * @param ip the pod's address
     * @param port the port
     * @return the port of 127.0.0.1 that answers for it; empty when none does, though {@link #at} may
     */
    public Optional<Integer> socket(String ip, int port) {
        return Optional.ofNullable(sockets.get(new Address(ip, port)));
    }
}
