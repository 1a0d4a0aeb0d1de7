package io.scaleguide.practice;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.net.PodNetwork;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes port 8000 of each data plane's pod lead to the gateway. The gateway tells listeners apart by the port on this machine; a data
 * plane has one port for all, so its pods lead to the first listener.
 */
final class DataPlaneFollower {
    private static final String MANAGED = "gateway-operator.konghq.com/managed-by";
    private static final int PROXY_PORT = 8000;

    private final Objects objects;
    private final PodNetwork network;
    private Map<String, Integer> leading = Map.of();

    DataPlaneFollower(Objects objects, PodNetwork network) {
        this.objects = objects;
        this.network = network;
    }

    void reconcile() {
        Map<String, Integer> now = new HashMap<>();
        for (ObjectNode pod : objects.list(Types.POD, "")) {
            String ip = pod.path("status").path("podIP").asString("");
            boolean running = pod.path("status").path("phase").asString("").equals("Running") && !Meta.deleting(pod);
            if (running && !ip.isEmpty() && label(pod, MANAGED).equals("dataplane")) {
                listener(pod).ifPresent(port -> now.put(ip, port));
            }
        }
        leading.keySet().stream().filter(ip -> !now.containsKey(ip)).forEach(ip -> network.cut(ip, PROXY_PORT));
        now.forEach((ip, port) -> network.lead(ip, PROXY_PORT, port));
        leading = Map.copyOf(now);
    }

    /** The port on this machine of the Service in front of the pod; empty while it has none. */
    private Optional<Integer> listener(ObjectNode pod) {
        String app = label(pod, "app");
        for (ObjectNode service : objects.list(Types.SERVICE, Meta.namespace(pod))) {
            JsonNode port = service.at("/spec/ports/0/port");
            boolean exposed =
                    service.at("/status/loadBalancer/ingress/0/ip").asString("").equals("127.0.0.1");
            if (exposed
                    && label(service, "app").equals(app)
                    && label(service, MANAGED).equals("dataplane")) {
                return Optional.of(port.asInt(0)).filter(number -> number > 0);
            }
        }
        return Optional.empty();
    }

    private static String label(ObjectNode object, String name) {
        return object.path("metadata").path("labels").path(name).asString("");
    }
}
