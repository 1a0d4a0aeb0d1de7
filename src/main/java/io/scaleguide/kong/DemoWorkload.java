package io.scaleguide.kong;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The guide's demo: echo Deployment and Service, GatewayConfiguration, GatewayClass, Gateway, HTTPRoute and
 * DataPlaneMetricsExtension, in the form the operator's generation takes.
 *
 * @param namespace where it goes
 * @param name the workload's and Service's name
 * @param gateway the Gateway's name (also of its configuration, class and extension)
 * @param listenerPort the Gateway's HTTP port, 1 to 65535
 * @param path the route's path prefix, with a leading slash
 */
public record DemoWorkload(String namespace, String name, String gateway, int listenerPort, String path) {
    /** The manifests, in the order they should be applied. */
    public List<ObjectNode> manifests(OperatorInstall.Generation generation) {
        throw new UnsupportedOperationException();
    }
}
