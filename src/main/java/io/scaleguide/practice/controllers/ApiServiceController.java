package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says whether each APIService can be reached, after Kubernetes
 * staging/src/k8s.io/kube-aggregator/pkg/controllers/status/remote/remote_available_controller.go.
 */
final class ApiServiceController {
    static final String NAME = "apiservice-status-controller";

    private record Verdict(boolean available, String reason, String message) {}

    private final ControllerContext context;
    private final Predicate<String> answers;

    /** @param answers whether the server behind an APIService of this name answers */
    ApiServiceController(ControllerContext context, Predicate<String> answers) {
        this.context = context;
        this.answers = answers;
    }

    void reconcile() {
        for (ObjectNode service : context.objects().list(Types.API_SERVICE, "")) {
            Verdict verdict = verdict(service);
            context.modify(Types.API_SERVICE, service, stored -> {
                Conditions.set(
                        stored.withObjectProperty("status"),
                        "Available",
                        verdict.available(),
                        verdict.reason(),
                        verdict.message(),
                        context.timestamp());
                return stored;
            });
        }
    }

    private Verdict verdict(ObjectNode apiService) {
        JsonNode reference = apiService.path("spec").path("service");
        if (!reference.hasNonNull("name")) {
            return new Verdict(true, "Local", "Local APIServices are always available");
        }
        String name = reference.path("name").asString("");
        String namespace = reference.path("namespace").asString("");
        int port = reference.path("port").asInt(443);
        String subject = "service/" + name + " in \"" + namespace + "\"";
        Optional<ObjectNode> service = context.objects().get(Types.SERVICE, namespace, name);
        if (service.isEmpty()) {
            return new Verdict(false, "ServiceNotFound", subject + " is not present");
        }
        Optional<JsonNode> listening = port(service.get(), port);
        if (listening.isEmpty()) {
            return new Verdict(false, "ServicePortError", subject + " is not listening on port " + port);
        }
        Optional<ObjectNode> endpoints = context.objects().get(Types.ENDPOINTS, namespace, name);
        if (endpoints.isEmpty()) {
            return new Verdict(false, "EndpointsNotFound", "cannot find endpoints for " + subject);
        }
        JsonNode addresses = endpoints.get().path("subsets").path(0).path("addresses");
        if (addresses.isEmpty()) {
            String portName = listening.get().path("name").asString("");
            return new Verdict(
                    false,
                    "MissingEndpoints",
                    "endpoints for " + subject + " have no addresses with port name \"" + portName + "\"");
        }
        if (!answers.test(Meta.name(apiService))) {
            return new Verdict(false, "FailedDiscoveryCheck", refused(apiService, endpoints.get()));
        }
        return new Verdict(true, "Passed", "all checks passed");
    }

    private static String refused(ObjectNode apiService, ObjectNode endpoints) {
        JsonNode subset = endpoints.path("subsets").path(0);
        String address = subset.path("addresses").path(0).path("ip").asString("") + ":"
                + subset.path("ports").path(0).path("port").asInt(443);
        JsonNode spec = apiService.path("spec");
        String url = "https://" + address + "/apis/" + spec.path("group").asString("") + "/"
                + spec.path("version").asString("");
        return "failing or missing response from " + url + ": Get \"" + url + "\": dial tcp " + address
                + ": connect: connection refused";
    }

    private static Optional<JsonNode> port(ObjectNode service, int number) {
        for (JsonNode port : service.path("spec").path("ports")) {
            if (port.path("port").asInt(0) == number) {
                return Optional.of(port);
            }
        }
        return Optional.empty();
    }
}
