package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the Endpoints and one EndpointSlice of each Service that has a selector. */
final class EndpointsController {
    static final String NAME = "endpoint-controller";

    /** The EndpointSlices of Services. */
    static final ResourceType ENDPOINT_SLICE =
            new ResourceType("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices", true);

    private static final String MANAGED = "endpoints.kubernetes.io/managed-by";

    private final ControllerContext context;

    EndpointsController(ControllerContext context) {
        this.context = context;
    }

    void reconcile() {
        context.objects().list(Types.SERVICE, "").stream()
                .filter(service -> !service.path("spec").path("selector").isEmpty() && !Meta.deleting(service))
                .forEach(this::reconcile);
        context.objects().list(Types.ENDPOINTS, "").stream()
                .filter(this::forsaken)
                .forEach(endpoints -> context.delete(Types.ENDPOINTS, endpoints));
    }

    private boolean forsaken(ObjectNode endpoints) {
        return endpoints.path("metadata").path("labels").has(MANAGED)
                && context.objects()
                        .get(Types.SERVICE, Meta.namespace(endpoints), Meta.name(endpoints))
                        .isEmpty();
    }

    private void reconcile(ObjectNode service) {
        JsonNode selector = service.path("spec").path("selector");
        List<ObjectNode> pods = context.objects().list(Types.POD, Meta.namespace(service)).stream()
                .filter(pod -> Pods.active(pod)
                        && pod.path("status").hasNonNull("podIP")
                        && Selectors.matchesMap(selector, pod.path("metadata").path("labels")))
                .toList();
        put(Types.ENDPOINTS, service, Meta.name(service), endpoints(service, pods));
        String name = context.objects().list(ENDPOINT_SLICE, Meta.namespace(service)).stream()
                .filter(slice -> Owners.isOwnedBy(slice, service))
                .map(Meta::name)
                .findFirst()
                .orElseGet(() -> Meta.name(service) + "-" + context.suffix());
        put(ENDPOINT_SLICE, service, name, slice(service, pods));
    }

    private void put(ResourceType type, ObjectNode service, String name, ObjectNode wanted) {
        String namespace = Meta.namespace(service);
        Optional<ObjectNode> there = context.objects().modify(type, namespace, name, stored -> {
            stored.remove(List.of("subsets", "endpoints", "ports", "addressType"));
            Meta.of(stored).set("labels", wanted.path("metadata").path("labels"));
            Pods.copy(wanted.deepCopy().without("metadata"), stored);
            return stored;
        });
        if (there.isEmpty()) {
            Meta.of(wanted).put("name", name).put("namespace", namespace);
            context.objects().create(type, wanted);
        }
    }

    private static ObjectNode endpoints(ObjectNode service, List<ObjectNode> pods) {
        ObjectNode endpoints = JsonNodeFactory.instance.objectNode();
        Pods.copy(service.path("metadata").path("labels"), Meta.of(endpoints).putObject("labels"));
        Meta.of(endpoints).withObjectProperty("labels").put(MANAGED, "endpoint-controller");
        if (pods.isEmpty()) {
            return endpoints;
        }
        ObjectNode subset = endpoints.putArray("subsets").addObject();
        address(subset, "addresses", pods.stream().filter(Pods::ready).toList());
        address(
                subset,
                "notReadyAddresses",
                pods.stream().filter(pod -> !Pods.ready(pod)).toList());
        subset.set("ports", ports(service, pods.get(0)));
        return endpoints;
    }

    private static void address(ObjectNode subset, String field, List<ObjectNode> pods) {
        if (pods.isEmpty()) {
            return;
        }
        ArrayNode addresses = subset.putArray(field);
        for (ObjectNode pod : pods) {
            ObjectNode address = addresses.addObject();
            address.put("ip", pod.path("status").path("podIP").asString(""));
            address.put("nodeName", pod.path("spec").path("nodeName").asString(""));
            address.set("targetRef", reference(pod));
        }
    }

    private static ObjectNode slice(ObjectNode service, List<ObjectNode> pods) {
        ObjectNode slice = JsonNodeFactory.instance.objectNode();
        Pods.copy(service.path("metadata").path("labels"), Meta.of(slice).putObject("labels"));
        Meta.of(slice)
                .withObjectProperty("labels")
                .put("kubernetes.io/service-name", Meta.name(service))
                .put("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io");
        Owners.own(service, slice);
        slice.put("addressType", "IPv4");
        ArrayNode endpoints = slice.putArray("endpoints");
        for (ObjectNode pod : pods) {
            ObjectNode endpoint = endpoints.addObject();
            endpoint.putArray("addresses").add(pod.path("status").path("podIP").asString(""));
            endpoint.putObject("conditions")
                    .put("ready", Pods.ready(pod))
                    .put("serving", Pods.ready(pod))
                    .put("terminating", false);
            endpoint.put("nodeName", pod.path("spec").path("nodeName").asString(""));
            endpoint.set("targetRef", reference(pod));
        }
        slice.set("ports", pods.isEmpty() ? JsonNodeFactory.instance.arrayNode() : ports(service, pods.get(0)));
        return slice;
    }

    private static ObjectNode reference(ObjectNode pod) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "Pod")
                .put("name", Meta.name(pod))
                .put("namespace", Meta.namespace(pod))
                .put("uid", Meta.text(pod, "uid"));
    }

    private static ArrayNode ports(ObjectNode service, ObjectNode pod) {
        ArrayNode ports = JsonNodeFactory.instance.arrayNode();
        for (JsonNode port : service.path("spec").path("ports")) {
            ObjectNode made = ports.addObject();
            if (port.hasNonNull("name")) {
                made.put("name", port.path("name").asString(""));
            }
            made.put("port", target(port, pod))
                    .put("protocol", port.path("protocol").asString("TCP"));
        }
        return ports;
    }

    /** A port's number in the pod; a named one is looked up among the containers' ports. */
    static int target(JsonNode port, JsonNode pod) {
        JsonNode target = port.path("targetPort");
        if (target.isNumber()) {
            return target.asInt(0);
        }
        for (JsonNode container : pod.path("spec").path("containers")) {
            for (JsonNode candidate : container.path("ports")) {
                if (candidate.path("name").equals(target)) {
                    return candidate.path("containerPort").asInt(0);
                }
            }
        }
        return port.path("port").asInt(0);
    }
}
