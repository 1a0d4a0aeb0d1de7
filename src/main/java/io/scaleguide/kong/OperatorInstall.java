package io.scaleguide.kong;

import java.util.Optional;

/**
 * A Kong operator found in a cluster.
 *
 * @param namespace where it runs
 * @param deployment its Deployment's name
 * @param generation which line of the product it is
 * @param version its version, as its image tag or label says; empty where neither does
 * @param metrics where its metrics are
 * @param helmRelease the Helm release that owns the Deployment
 */
public record OperatorInstall(
        String namespace,
        String deployment,
        Generation generation,
        Optional<String> version,
        MetricsEndpoint metrics,
        Optional<HelmOwner> helmRelease) {

    /** The operator's lines, told apart by containers and arguments, not by name. */
    public enum Generation {
        /** Gateway operator 1.2 to 1.4: metrics behind kube-rbac-proxy. */
        RBAC_PROXY,
        /** Gateway operator 1.5 and 1.6: metrics on the manager. */
        GATEWAY_OPERATOR,
        /** Kong operator 2.x. */
        KONG_OPERATOR
    }

    /** Where and how the metrics are read. {@code tokenNeeded}: a bearer token of a service account is asked for. */
    public record MetricsEndpoint(String container, String scheme, int port, boolean tokenNeeded) {}

    /** The Helm release behind the Deployment; {@code podAnnotationsValue}: whether its chart has podAnnotations. */
    public record HelmOwner(String release, String namespace, String chart, boolean podAnnotationsValue) {}
}
