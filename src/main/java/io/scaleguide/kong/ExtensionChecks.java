package io.scaleguide.kong;

import static io.scaleguide.kong.RouteFinding.bad;
import static io.scaleguide.kong.RouteFinding.good;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The DataPlaneMetricsExtension: there, alone, attached in the place right for the generation, and at work. */
final class ExtensionChecks {
    private static final String KIND = "DataPlaneMetricsExtension";

    private ExtensionChecks() {}

    static List<RouteFinding> of(RouteFacts facts) {
        String service = facts.service()
                .map(one -> one.path("metadata").path("name").asString(""))
                .orElse("");
        Optional<ObjectNode> extension = facts.extensions().stream()
                .filter(one -> ExtensionServices.of(one).contains(service))
                .findFirst();
        if (extension.isEmpty()) {
            return List.of(bad(
                    "extension-there",
                    "No DataPlaneMetricsExtension of the Gateway's namespace selects the Service.",
                    "Create one whose spec.serviceSelector.matchNames names it.",
                    facts.extensions().isEmpty() ? "extension-missing" : "extension-skips-service",
                    details(facts, service)));
        }
        return List.of(
                good("extension-there", "A DataPlaneMetricsExtension selects the Service."),
                alone(extension.get(), service),
                attached(facts, extension.get()),
                plugin(facts.service(), service),
                atWork(extension.get()));
    }

    /** The operator keeps one histogram for each data plane: histogram.go in kong-operator (trap 22). */
    private static RouteFinding alone(ObjectNode extension, String service) {
        List<String> others = ExtensionServices.of(extension).stream()
                .filter(name -> !name.equals(service))
                .toList();
        return others.isEmpty()
                ? good("extension-alone", "It selects no other Service.")
                : bad(
                        "extension-alone",
                        "It also selects " + String.join(", ", others) + ".",
                        "Leave one Service in it: the operator keeps one latency for each data plane, and the last wins.",
                        "extension-several-services",
                        Map.of(
                                "extension",
                                name(extension),
                                "services",
                                String.join(", ", ExtensionServices.of(extension))));
    }

    private static RouteFinding attached(RouteFacts facts, ObjectNode extension) {
        boolean second = facts.generation() == OperatorInstall.Generation.KONG_OPERATOR;
        String place = second ? "spec.extensions" : "spec.controlPlaneOptions.extensions";
        if (facts.configuration().isEmpty()) {
            return bad(
                    "extension-attached",
                    "The GatewayClass has no GatewayConfiguration to attach the extension with.",
                    "Create one that names it under " + place + ", and point the class's parametersRef at it.",
                    "extension-not-attached",
                    Map.of("extension", name(extension), "configuration", "none"));
        }
        JsonNode spec = facts.configuration().get().path("spec");
        JsonNode top = spec.path("extensions");
        JsonNode nested = spec.path("controlPlaneOptions").path("extensions");
        String name = name(extension);
        Map<String, String> details = Map.of(
                "extension",
                name,
                "configuration",
                facts.configuration().map(ExtensionChecks::name).orElse(""));
        return lists(second ? top : nested, name)
                ? good("extension-attached", "The GatewayConfiguration attaches it.")
                : bad(
                        "extension-attached",
                        "The GatewayConfiguration does not attach the extension " + name + ".",
                        "Name it under " + place + ", where this operator's version looks for it.",
                        lists(second ? nested : top, name) ? "extension-misplaced" : "extension-not-attached",
                        details);
    }

    private static RouteFinding atWork(ObjectNode extension) {
        return extension.path("status").path("controlPlaneRef").isObject()
                ? good("extension-at-work", "The operator has taken it up.")
                : bad(
                        "extension-at-work",
                        "The operator has not taken the extension up yet.",
                        "If it stays so, delete and create the extension again: operators before 2.3 can miss it.",
                        "plugin-not-attached",
                        Map.of());
    }

    private static RouteFinding plugin(Optional<ObjectNode> service, String name) {
        String plugins = service.map(one -> one.path("metadata")
                        .path("annotations")
                        .path("konghq.com/plugins")
                        .asString(""))
                .orElse("");
        String wanted = name + "-metrics-prometheus";
        boolean there = Arrays.stream(plugins.split(",", -1))
                .anyMatch(one -> one.strip().equals(wanted));
        return there
                ? good("plugin-annotated", "The Service carries the metrics plugin.")
                : bad(
                        "plugin-annotated",
                        "The Service does not carry the metrics plugin " + wanted + " yet.",
                        "If it stays so, restart the operator: kubectl rollout restart deployment -n kong-system",
                        "plugin-not-attached",
                        Map.of("service", name));
    }

    private static boolean lists(JsonNode extensions, String name) {
        return StreamSupport.stream(extensions.spliterator(), false)
                .anyMatch(one -> one.path("kind").asString("").equals(KIND)
                        && one.path("name").asString("").equals(name));
    }

    private static Map<String, String> details(RouteFacts facts, String service) {
        return Map.of(
                "service",
                service,
                "namespace",
                facts.service()
                        .map(one -> one.path("metadata").path("namespace").asString(""))
                        .orElse(""),
                "extension",
                facts.extensions().stream()
                        .findFirst()
                        .map(ExtensionChecks::name)
                        .orElse(""));
    }

    private static String name(ObjectNode object) {
        return object.path("metadata").path("name").asString("");
    }
}
