package io.scaleguide.controlplane;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.net.PodNetwork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the pods behind a cluster agent's metrics Service lead to the adapter. */
final class AdapterFollower {
    /** How Datadog's chart ends the Service's name: templates/cluster-agent-services.yaml. */
    private static final String SUFFIX = "cluster-agent-metrics-api";

    private final Objects objects;
    private final PodNetwork network;
    private final int adapter;

    AdapterFollower(Objects objects, PodNetwork network, int adapter) {
        this.objects = objects;
        this.network = network;
        this.adapter = adapter;
    }

    void reconcile() {
        for (ObjectNode endpoints : objects.list(Types.ENDPOINTS, "")) {
            if (!Meta.name(endpoints).endsWith(SUFFIX)) {
                continue;
            }
            for (JsonNode subset : endpoints.path("subsets")) {
                for (JsonNode address : subset.path("addresses")) {
                    for (JsonNode port : subset.path("ports")) {
                        network.lead(
                                address.path("ip").asString(""),
                                port.path("port").asInt(0),
                                adapter);
                    }
                }
            }
        }
    }
}
