package io.scaleguide.kong;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects between a Gateway and a workload, as read from the cluster; an absent one is empty.
 *
 * @param generation the operator's generation
 * @param gateway the Gateway
 * @param gatewayClass its class
 * @param configuration the class's GatewayConfiguration
 * @param route the HTTPRoute whose backend is the Service
 * @param service the Service
 * @param extensions all DataPlaneMetricsExtensions in the Gateway's namespace
 */
public record RouteFacts(
        OperatorInstall.Generation generation,
        Optional<ObjectNode> gateway,
        Optional<ObjectNode> gatewayClass,
        Optional<ObjectNode> configuration,
        Optional<ObjectNode> route,
        Optional<ObjectNode> service,
        List<ObjectNode> extensions) {

    /**
     * Looks at everything that the guide takes for granted.
     *
     * @return every check, in the order of the path
     */
    public List<RouteFinding> check() {
        List<RouteFinding> findings = new ArrayList<>(GatewayChecks.of(this));
        findings.addAll(ExtensionChecks.of(this));
        return List.copyOf(findings);
    }
}
