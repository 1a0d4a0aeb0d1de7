package io.scaleguide.practice.kong;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the operator does with an attached DataPlaneMetricsExtension: controller/cpextensions in kong-operator. */
final class MetricsPlugins {
    private static final String PLUGINS = "konghq.com/plugins";
    private static final String MANAGED = "gateway-operator.konghq.com/control-plane-managed-plugins";

    private final Objects objects;
    private final OperatorLine line;

    MetricsPlugins(Objects objects, OperatorLine line) {
        this.objects = objects;
        this.line = line;
    }

    static String plugin(String service) {
        return service + "-metrics-prometheus";
    }

    static boolean isOn(ObjectNode service) {
        String plugins =
                service.path("metadata").path("annotations").path(PLUGINS).asString("");
        return Arrays.asList(plugins.split(",", -1)).contains(plugin(Meta.name(service)));
    }

    /**
     * Gives every Service of a namespace that an attached extension selects its plugin, and takes it from all others.
     *
     * @param namespace the namespace
     * @param configurations the configuration of each of its Gateways that has one
     */
    void reconcile(String namespace, Map<ObjectNode, ObjectNode> configurations) {
        Map<String, ObjectNode> wanted = new LinkedHashMap<>();
        for (ObjectNode extension : objects.list(KongTypes.METRICS_EXTENSION, namespace)) {
            Optional<ObjectNode> gateway = configurations.entrySet().stream()
                    .filter(entry -> attaches(entry.getValue(), extension))
                    .map(Map.Entry::getKey)
                    .findFirst();
            refer(extension, gateway);
            gateway.ifPresent(one -> {
                for (JsonNode match :
                        extension.path("spec").path("serviceSelector").path("matchNames")) {
                    wanted.put(match.path("name").asString(""), one);
                }
            });
        }
        for (ObjectNode service : objects.list(Types.SERVICE, namespace)) {
            set(service, Optional.ofNullable(wanted.get(Meta.name(service))));
        }
    }

    /** Until 1.6 extensions hang on the control plane's options, since 2.0 on the configuration itself. */
    private boolean attaches(ObjectNode configuration, ObjectNode extension) {
        JsonNode spec = configuration.path("spec");
        JsonNode list = line.secondGeneration()
                ? spec.path("extensions")
                : spec.path("controlPlaneOptions").path("extensions");
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(one -> one.path("kind").asString("").equals("DataPlaneMetricsExtension")
                        && one.path("name").asString("").equals(Meta.name(extension)));
    }

    private void refer(ObjectNode extension, Optional<ObjectNode> gateway) {
        objects.modify(KongTypes.METRICS_EXTENSION, Meta.namespace(extension), Meta.name(extension), stored -> {
            if (gateway.isPresent()) {
                stored.withObject("/status/controlPlaneRef")
                        .put("name", DataPlanes.name(gateway.get()))
                        .put("namespace", Meta.namespace(gateway.get()));
            } else if (stored.path("status") instanceof ObjectNode status) {
                status.remove("controlPlaneRef");
            }
            return stored;
        });
    }

    private void set(ObjectNode service, Optional<ObjectNode> gateway) {
        boolean wanted = gateway.isPresent();
        if (wanted == isOn(service)) {
            return;
        }
        String plugin = plugin(Meta.name(service));
        if (gateway.isPresent()) {
            create(service, gateway.get(), plugin);
        } else if (service.path("metadata")
                .path("annotations")
                .path(MANAGED)
                .asString("")
                .isEmpty()) {
            return;
        } else {
            objects.delete(KongTypes.PLUGIN, Meta.namespace(service), plugin);
        }
        objects.modify(Types.SERVICE, Meta.namespace(service), Meta.name(service), stored -> {
            annotate(stored, plugin, wanted);
            return stored;
        });
    }

    private static void annotate(ObjectNode service, String plugin, boolean wanted) {
        ObjectNode annotations = service.withObject("/metadata/annotations");
        Set<String> plugins = new LinkedHashSet<>(
                Arrays.asList(annotations.path(PLUGINS).asString("").split(",", -1)));
        plugins.remove("");
        if (wanted) {
            plugins.add(plugin);
            annotations.put(MANAGED, plugin);
        } else {
            plugins.remove(plugin);
            annotations.remove(MANAGED);
        }
        if (plugins.isEmpty()) {
            annotations.remove(PLUGINS);
        } else {
            annotations.put(PLUGINS, String.join(",", plugins));
        }
    }

    private void create(ObjectNode service, ObjectNode gateway, String name) {
        if (objects.get(KongTypes.PLUGIN, Meta.namespace(service), name).isPresent()) {
            return;
        }
        ObjectNode plugin = service.objectNode();
        ObjectNode metadata = plugin.putObject("metadata");
        metadata.put("name", name).put("namespace", Meta.namespace(service));
        metadata.putObject("labels")
                .put("gateway-operator.konghq.com/managed-by", "controlplane")
                .put("gateway-operator.konghq.com/managed-by-name", DataPlanes.name(gateway))
                .put("gateway-operator.konghq.com/managed-by-namespace", Meta.namespace(gateway))
                .put("gateway-operator.konghq.com/kong-plugin-type", "prometheus");
        plugin.put("plugin", "prometheus");
        plugin.putObject("config").put("latency_metrics", true);
        objects.create(KongTypes.PLUGIN, plugin);
    }
}
