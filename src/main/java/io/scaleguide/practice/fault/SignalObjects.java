package io.scaleguide.practice.fault;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The objects of the signal path, whatever they are called; each is empty until it is there. */
record SignalObjects(ObjectStore store) {
    /** The annotation that has the check in it: Datadog's documentation, Kubernetes and Integrations, autodiscovery annotations v2. */
    private static final String CHECKS = "ad[.]datadoghq[.]com/.*[.]checks";

    /** The HPA that scales on an external metric. */
    Optional<ObjectNode> hpa() {
        return first(Types.HPA, hpa -> !hpa.at("/spec/metrics/0/external").isMissingNode());
    }

    Optional<ObjectNode> metric() {
        return first(Types.DATADOG_METRIC, metric -> true);
    }

    Optional<ObjectNode> route() {
        return first(Types.HTTP_ROUTE, route -> true);
    }

    /** The Deployment that the HPA scales. */
    Optional<ObjectNode> workload() {
        return hpa().flatMap(hpa -> store.get(
                Types.DEPLOYMENT,
                Meta.namespace(hpa),
                hpa.at("/spec/scaleTargetRef/name").asString("")));
    }

    /** The Service that the route leads to. */
    Optional<ObjectNode> service() {
        return route().flatMap(route -> store.get(
                Types.SERVICE,
                Meta.namespace(route),
                route.at("/spec/rules/0/backendRefs/0/name").asString("")));
    }

    /** Kong's operator, once its pods carry the annotation with the check. */
    Optional<ObjectNode> annotatedOperator() {
        return first(Types.DEPLOYMENT, one -> checks(one).isPresent());
    }

    /** The node agents' DaemonSet. */
    Optional<ObjectNode> agents() {
        return first(
                Types.DAEMON_SET, agents -> agents.at("/spec/template/metadata/labels/app.kubernetes.io~1component")
                        .asString("")
                        .equals("agent"));
    }

    /** The name of the annotation with the check on a Deployment's pods. */
    static Optional<String> checks(JsonNode deployment) {
        return deployment
                .at("/spec/template/metadata/annotations")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> name.matches(CHECKS))
                .findFirst();
    }

    private Optional<ObjectNode> first(ResourceType type, Predicate<ObjectNode> wanted) {
        return store.list(type, "").stream()
                .filter(one -> !Meta.deleting(one))
                .filter(wanted)
                .findFirst();
    }
}
