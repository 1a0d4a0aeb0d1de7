package io.scaleguide.practice;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.gateway.ServiceName;
import io.scaleguide.practice.gateway.Workload;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells the workload model how many replicas are ready behind each Service, as the data plane's balancer knows from endpoints. */
final class EndpointsFollower {
    private final Objects objects;
    private final Workload workload;
    private Map<ServiceName, Integer> told = Map.of();

    EndpointsFollower(Objects objects, Workload workload) {
        this.objects = objects;
        this.workload = workload;
    }

    void reconcile() {
        Map<ServiceName, Integer> ready = new HashMap<>();
        told.keySet().forEach(service -> ready.put(service, 0));
        for (ObjectNode endpoints : objects.list(Types.ENDPOINTS, "")) {
            int addresses = 0;
            for (JsonNode subset : endpoints.path("subsets")) {
                addresses += subset.path("addresses").size();
            }
            ready.put(new ServiceName(Meta.namespace(endpoints), Meta.name(endpoints)), addresses);
        }
        ready.forEach((service, count) -> {
            if (!count.equals(told.get(service))) {
                workload.replicas(service.namespace(), service.name(), count);
            }
        });
        told = Map.copyOf(ready);
    }
}
