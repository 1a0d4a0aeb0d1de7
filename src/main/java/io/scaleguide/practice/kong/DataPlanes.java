package io.scaleguide.practice.kong;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Makes what the operator makes for a Gateway: a DataPlane, its Deployment and its ingress Service, all owned by the Gateway. */
final class DataPlanes {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final int PROXY_PORT = 8000;

    private final Objects objects;

    DataPlanes(Objects objects) {
        this.objects = objects;
    }

    /** The data plane's name: the Gateway's, with an end that stays the same for the same Gateway. */
    static String name(ObjectNode gateway) {
        String uid = Meta.text(gateway, "uid");
        return Meta.name(gateway) + "-" + String.format(Locale.ROOT, "%05x", uid.hashCode() & 0xfffff);
    }

    static String serviceName(ObjectNode gateway) {
        return "dataplane-ingress-" + name(gateway);
    }

    /** Makes what is missing, and keeps the ingress Service's type and ports as the Gateway and its configuration say. */
    void ensure(ObjectNode gateway, Optional<ObjectNode> configuration) {
        create(KongTypes.DATA_PLANE, gateway, dataPlane(gateway));
        create(Types.DEPLOYMENT, gateway, deployment(gateway, configuration));
        ObjectNode service = service(gateway, configuration);
        create(Types.SERVICE, gateway, service);
        objects.modify(Types.SERVICE, Meta.namespace(gateway), serviceName(gateway), stored -> {
            ObjectNode spec = (ObjectNode) stored.path("spec");
            spec.set("ports", service.path("spec").path("ports"));
            spec.set("type", service.path("spec").path("type"));
            return stored;
        });
    }

    private void create(ResourceType type, ObjectNode gateway, ObjectNode object) {
        Meta.of(object).put("namespace", Meta.namespace(gateway));
        if (objects.get(type, Meta.namespace(gateway), Meta.name(object)).isEmpty()) {
            own(object, gateway);
            objects.create(type, object);
        }
    }

    private static void own(ObjectNode object, ObjectNode gateway) {
        Meta.of(object)
                .putArray("ownerReferences")
                .addObject()
                .put("apiVersion", Types.GATEWAY.apiVersion())
                .put("kind", "Gateway")
                .put("name", Meta.name(gateway))
                .put("uid", Meta.text(gateway, "uid"))
                .put("controller", true)
                .put("blockOwnerDeletion", true);
    }

    private static ObjectNode dataPlane(ObjectNode gateway) {
        return read("""
                metadata:
                  name: %s
                  labels:
                    gateway-operator.konghq.com/managed-by: gateway
                spec: {}
                """.formatted(name(gateway)));
    }

    private static ObjectNode deployment(ObjectNode gateway, Optional<ObjectNode> configuration) {
        return read("""
                metadata:
                  name: dataplane-%1$s
                  labels:
                    app: %1$s
                    gateway-operator.konghq.com/managed-by: dataplane
                spec:
                  replicas: 1
                  selector:
                    matchLabels:
                      app: %1$s
                  template:
                    metadata:
                      labels:
                        app: %1$s
                        gateway-operator.konghq.com/managed-by: dataplane
                    spec:
                      containers:
                        - name: proxy
                          image: %2$s
                          ports:
                            - {name: proxy, containerPort: %3$d, protocol: TCP}
                            - {name: metrics, containerPort: 8100, protocol: TCP}
                """.formatted(name(gateway), image(configuration), PROXY_PORT));
    }

    private static String image(Optional<ObjectNode> configuration) {
        return configuration
                .map(one -> one.at("/spec/dataPlaneOptions/deployment/podTemplateSpec/spec/containers/0/image")
                        .asString(""))
                .filter(image -> !image.isEmpty())
                .orElse("kong/kong-gateway:3.14");
    }

    private static ObjectNode service(ObjectNode gateway, Optional<ObjectNode> configuration) {
        String type = configuration
                .map(one -> one.at("/spec/dataPlaneOptions/network/services/ingress/type")
                        .asString(""))
                .filter(text -> !text.isEmpty())
                .orElse("LoadBalancer");
        ObjectNode service = read("""
                metadata:
                  name: %1$s
                  labels:
                    app: %2$s
                    gateway-operator.konghq.com/dataplane-service-type: ingress
                    gateway-operator.konghq.com/managed-by: dataplane
                spec:
                  type: %3$s
                  clusterIP: %4$s
                  selector:
                    app: %2$s
                  ports: []
                """.formatted(serviceName(gateway), name(gateway), type, clusterAddress(gateway)));
        ArrayNode ports = (ArrayNode) service.at("/spec/ports");
        for (JsonNode listener : gateway.path("spec").path("listeners")) {
            ports.addObject()
                    .put("name", listener.path("name").asString("http"))
                    .put("port", listener.path("port").asInt(80))
                    .put("protocol", "TCP")
                    .put("targetPort", PROXY_PORT);
        }
        return service;
    }

    /** An address of the Service range that stays the same for the same Gateway. */
    private static String clusterAddress(ObjectNode gateway) {
        int hash = serviceName(gateway).hashCode();
        return "10.97." + (hash >>> 8 & 0xff) + "." + Math.max(1, hash & 0xff);
    }

    private static ObjectNode read(String yaml) {
        return (ObjectNode) YAML.readTree(yaml);
    }
}
