package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Writes the addresses of Services of type LoadBalancer. */
final class LoadBalancerController {
    static final String NAME = "service-controller";

    private final ControllerContext context;
    private final LoadBalancer balancer;
    private final Repeats repeats;
    private final Set<List<String>> served = new HashSet<>();

    LoadBalancerController(ControllerContext context, LoadBalancer balancer) {
        this.context = context;
        this.balancer = balancer;
        this.repeats = new Repeats(context.clock());
    }

    void reconcile() {
        List<ObjectNode> wanting = context.objects().list(Types.SERVICE, "").stream()
                .filter(service ->
                        service.path("spec").path("type").asString("").equals("LoadBalancer")
                                && !Meta.deleting(service))
                .toList();
        Set<List<String>> names = wanting.stream()
                .map(service -> List.of(Meta.namespace(service), Meta.name(service)))
                .collect(Collectors.toSet());
        served.stream().filter(name -> !names.contains(name)).forEach(this::release);
        served.retainAll(names);
        served.addAll(names);
        wanting.forEach(this::reconcile);
    }

    private void release(List<String> name) {
        balancer.release(name.get(0), name.get(1));
        context.objects().get(Types.SERVICE, name.get(0), name.get(1)).ifPresent(this::withdraw);
    }

    private void withdraw(ObjectNode service) {
        context.modify(Types.SERVICE, service, stored -> {
            stored.withObjectProperty("status").putObject("loadBalancer");
            return stored;
        });
    }

    private void reconcile(ObjectNode service) {
        List<Integer> ports = new ArrayList<>();
        service.path("spec")
                .path("ports")
                .forEach(port -> ports.add(port.path("port").asInt(0)));
        LoadBalancer.Exposure exposure = balancer.expose(Meta.namespace(service), Meta.name(service), ports);
        String known = service.path("status")
                .path("loadBalancer")
                .path("ingress")
                .path(0)
                .path("ip")
                .asString(service.path("status")
                        .path("loadBalancer")
                        .path("ingress")
                        .path(0)
                        .path("hostname")
                        .asString(""));
        if (!exposure.address().isEmpty() && !exposure.address().equals(known)) {
            expose(service, exposure.address());
        } else if (exposure.address().isEmpty() && exposure.problem().isEmpty() && !known.isEmpty()) {
            withdraw(service);
        } else if (!exposure.problem().isEmpty() && repeats.due(Meta.text(service, "uid") + exposure.problem())) {
            context.events()
                    .record(
                            NAME,
                            service,
                            "Warning",
                            "SyncLoadBalancerFailed",
                            "Error syncing load balancer: failed to ensure load balancer: " + exposure.problem());
        }
    }

    private void expose(ObjectNode service, String address) {
        context.events().record(NAME, service, "Normal", "EnsuringLoadBalancer", "Ensuring load balancer");
        context.modify(Types.SERVICE, service, stored -> {
            boolean ip = address.matches("[0-9.]+|.*:.*");
            stored.withObjectProperty("status")
                    .putObject("loadBalancer")
                    .putArray("ingress")
                    .addObject()
                    .put(ip ? "ip" : "hostname", address);
            return stored;
        });
        context.events().record(NAME, service, "Normal", "EnsuredLoadBalancer", "Ensured load balancer");
    }
}
