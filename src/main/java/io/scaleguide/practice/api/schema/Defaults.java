package io.scaleguide.practice.api.schema;

import io.scaleguide.practice.api.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The defaults of builtin types: {@code defaults.go} of Kubernetes pkg/apis/core, apps, batch and autoscaling. */
final class Defaults {
    private Defaults() {}

    static void set(ResourceType type, ObjectNode object) {
        switch (type.group() + "/" + type.kind()) {
            case "/Namespace" -> {
                namespace(object);
            }
            case "/Pod" -> pod(object);
            case "/Service" -> service(object);
            case "/Secret" -> secret(object);
            case "apps/Deployment" -> deployment(object);
            case "apps/ReplicaSet", "apps/StatefulSet" -> {
                putIfAbsent(spec(object), "replicas", 1);
                template(object);
            }
            case "apps/DaemonSet" -> daemonSet(object);
            case "batch/Job" -> job(object);
            case "autoscaling/HorizontalPodAutoscaler" -> putIfAbsent(spec(object), "minReplicas", 1);
            case "apiextensions.k8s.io/CustomResourceDefinition" -> definition(object);
            default -> {
                // The other types have no defaults that anybody here reads.
            }
        }
    }

    private static void namespace(ObjectNode object) {
        putIfAbsent(object.withObjectProperty("status"), "phase", "Active");
        object.withObjectProperty("metadata")
                .withObjectProperty("labels")
                .put(
                        "kubernetes.io/metadata.name",
                        object.path("metadata").path("name").asString(""));
        if (!spec(object).has("finalizers")) {
            spec(object).putArray("finalizers").add("kubernetes");
        }
    }

    private static void secret(ObjectNode object) {
        putIfAbsent(object, "type", "Opaque");
        if (object.get("stringData") instanceof ObjectNode plain) {
            ObjectNode data = object.withObjectProperty("data");
            plain.properties()
                    .forEach(entry -> data.put(
                            entry.getKey(),
                            Base64.getEncoder()
                                    .encodeToString(
                                            entry.getValue().asString("").getBytes(StandardCharsets.UTF_8))));
            object.remove("stringData");
        }
    }

    private static void deployment(ObjectNode object) {
        ObjectNode spec = spec(object);
        putIfAbsent(spec, "replicas", 1);
        putIfAbsent(spec, "revisionHistoryLimit", 10);
        putIfAbsent(spec, "progressDeadlineSeconds", 600);
        ObjectNode strategy = spec.withObjectProperty("strategy");
        putIfAbsent(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asString("").equals("RollingUpdate")) {
            ObjectNode rolling = strategy.withObjectProperty("rollingUpdate");
            putIfAbsent(rolling, "maxSurge", "25%");
            putIfAbsent(rolling, "maxUnavailable", "25%");
        }
        template(object);
    }

    private static void daemonSet(ObjectNode object) {
        ObjectNode spec = spec(object);
        putIfAbsent(spec, "revisionHistoryLimit", 10);
        ObjectNode strategy = spec.withObjectProperty("updateStrategy");
        putIfAbsent(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asString("").equals("RollingUpdate")) {
            ObjectNode rolling = strategy.withObjectProperty("rollingUpdate");
            putIfAbsent(rolling, "maxSurge", 0);
            putIfAbsent(rolling, "maxUnavailable", 1);
        }
        template(object);
    }

    private static void job(ObjectNode object) {
        ObjectNode spec = spec(object);
        putIfAbsent(spec, "completions", 1);
        putIfAbsent(spec, "parallelism", 1);
        putIfAbsent(spec, "backoffLimit", 6);
        template(object);
    }

    private static void template(ObjectNode object) {
        if (spec(object).path("template").get("spec") instanceof ObjectNode podSpec) {
            podSpec(podSpec);
        }
    }

    private static void pod(ObjectNode object) {
        podSpec(spec(object));
        putIfAbsent(object.withObjectProperty("status"), "phase", "Pending");
    }

    private static void podSpec(ObjectNode spec) {
        putIfAbsent(spec, "restartPolicy", "Always");
        putIfAbsent(spec, "terminationGracePeriodSeconds", 30);
        putIfAbsent(spec, "dnsPolicy", "ClusterFirst");
        putIfAbsent(spec, "schedulerName", "default-scheduler");
        if (spec.hasNonNull("serviceAccountName")) {
            // The older name of the same field, kept equal by pkg/apis/core/v1/conversion.go.
            spec.set("serviceAccount", spec.path("serviceAccountName"));
        }
        if (!spec.has("securityContext")) {
            spec.putObject("securityContext");
        }
        for (String list : List.of("containers", "initContainers")) {
            spec.path(list).forEach(container -> {
                if (container instanceof ObjectNode object) {
                    container(object);
                }
            });
        }
    }

    private static void container(ObjectNode container) {
        String image = container.path("image").asString("");
        boolean latest = image.endsWith(":latest")
                || !image.substring(image.lastIndexOf('/') + 1).contains(":");
        putIfAbsent(container, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
        putIfAbsent(container, "terminationMessagePath", "/dev/termination-log");
        putIfAbsent(container, "terminationMessagePolicy", "File");
        if (!container.has("resources")) {
            container.putObject("resources");
        }
        container.path("env").forEach(variable -> {
            if (variable.at("/valueFrom/fieldRef") instanceof ObjectNode reference) {
                putIfAbsent(reference, "apiVersion", "v1");
            }
        });
        container.path("ports").forEach(port -> {
            if (port instanceof ObjectNode object) {
                putIfAbsent(object, "protocol", "TCP");
            }
        });
    }

    private static void service(ObjectNode object) {
        ObjectNode spec = spec(object);
        putIfAbsent(spec, "type", "ClusterIP");
        putIfAbsent(spec, "sessionAffinity", "None");
        String type = spec.path("type").asString("");
        int seed = (object.path("metadata").path("namespace").asString("") + "/"
                        + object.path("metadata").path("name").asString(""))
                .hashCode();
        if (!type.equals("ExternalName")) {
            // From 10.96.0.0/12, kubeadm's default; the name decides, so that every start gives the same address.
            int n = Math.floorMod(seed, 1 << 20);
            putIfAbsent(
                    spec,
                    "clusterIP",
                    String.format(Locale.ROOT, "10.%d.%d.%d", 96 + (n >> 16), (n >> 8) & 0xff, 1 + (n & 0xff) % 254));
            if (!spec.has("clusterIPs")) {
                spec.putArray("clusterIPs").add(spec.path("clusterIP").asString(""));
            }
            putIfAbsent(spec, "internalTrafficPolicy", "Cluster");
            putIfAbsent(spec, "ipFamilyPolicy", "SingleStack");
            if (!spec.has("ipFamilies")) {
                spec.putArray("ipFamilies").add("IPv4");
            }
        }
        boolean onNodes = type.equals("NodePort") || type.equals("LoadBalancer");
        if (onNodes) {
            putIfAbsent(spec, "externalTrafficPolicy", "Cluster");
        }
        if (type.equals("LoadBalancer") && !spec.has("allocateLoadBalancerNodePorts")) {
            spec.put("allocateLoadBalancerNodePorts", true);
        }
        int offset = 0;
        for (JsonNode item : spec.path("ports")) {
            if (item instanceof ObjectNode port) {
                putIfAbsent(port, "protocol", "TCP");
                if (!port.has("targetPort") && port.has("port")) {
                    port.set("targetPort", port.get("port"));
                }
                if (onNodes) {
                    putIfAbsent(port, "nodePort", 30000 + Math.floorMod(seed + offset++, 2768));
                }
            }
        }
    }

    private static void definition(ObjectNode object) {
        ObjectNode names = spec(object).withObjectProperty("names");
        String kind = names.path("kind").asString("");
        putIfAbsent(names, "singular", kind.toLowerCase(Locale.ROOT));
        putIfAbsent(names, "listKind", kind + "List");
        putIfAbsent(spec(object).withObjectProperty("conversion"), "strategy", "None");
    }

    private static ObjectNode spec(ObjectNode object) {
        return object.withObjectProperty("spec");
    }

    private static void putIfAbsent(ObjectNode object, String field, String value) {
        if (!object.hasNonNull(field)) {
            object.put(field, value);
        }
    }

    private static void putIfAbsent(ObjectNode object, String field, int value) {
        if (!object.hasNonNull(field)) {
            object.put(field, value);
        }
    }
}
