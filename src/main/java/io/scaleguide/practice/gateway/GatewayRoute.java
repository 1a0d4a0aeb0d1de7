package io.scaleguide.practice.gateway;

import java.util.List;

/**
 * One way through the gateway.
 *
 * @param listenerPort the port of the Gateway's listener, 1 to 65535
 * @param pathPrefix a path whose segments a request must begin with, such as {@code /echo}; {@code /} takes every path
 * @param stripPath whether the service is asked without the prefix (annotation konghq.com/strip-path)
 * @param serviceNamespace the namespace of the Service behind the route
 * @param serviceName that Service's name
 * @param hostnames the names it is for, {@code *.} before one for all below it; empty for every name
 * @param metricsPlugin whether the service's upstream latency is counted
 */
public record GatewayRoute(
        int listenerPort,
        String pathPrefix,
        boolean stripPath,
        String serviceNamespace,
        String serviceName,
        List<String> hostnames,
        boolean metricsPlugin) {
    /** Copies the names. */
    public GatewayRoute {
        hostnames = List.copyOf(hostnames);
    }

    /** @return the prefix with no slash at its end; empty for the prefix that takes every path */
    String prefix() {
        return pathPrefix.endsWith("/") ? pathPrefix.substring(0, pathPrefix.length() - 1) : pathPrefix;
    }

    /** Whole segments must match, as with the Gateway API's PathPrefix: {@code /echo} does not take {@code /echoes}. */
    boolean takes(int port, String host, String path) {
        return port == listenerPort
                && (hostnames.isEmpty() || hostnames.stream().anyMatch(name -> isFor(name, host)))
                && (path.equals(prefix()) || path.startsWith(prefix() + "/"));
    }

    private static boolean isFor(String name, String host) {
        return name.startsWith("*.") ? host.endsWith(name.substring(1)) : name.equalsIgnoreCase(host);
    }

    /** @return the path that the service is asked for */
    String upstreamPath(String path) {
        String rest = stripPath ? path.substring(prefix().length()) : path;
        return rest.isEmpty() ? "/" : rest;
    }

    ServiceName service() {
        return new ServiceName(serviceNamespace, serviceName);
    }
}
