package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.time.PracticeClock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is in the practice cluster from its start: a node, the namespaces, and what is in every namespace. */
public final class ClusterSeed {
    /** The name of the one node. */
    public static final String NODE = "practice-node";

    /** The address of the one node, from kind's usual network. */
    public static final String NODE_IP = "172.18.0.2";

    private static final String NO_CERTIFICATE =
            "The practice cluster speaks plain HTTP on this machine only and has no certificate authority.\n";

    private ClusterSeed() {}

    /** Puts it all into a store; what is there already stays. */
    public static void plant(Objects objects, PracticeClock clock) {
        for (String name : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
            ObjectNode namespace = named(name);
            namespace.withObjectProperty("metadata").putObject("labels").put("kubernetes.io/metadata.name", name);
            namespace.putObject("spec").putArray("finalizers").add("kubernetes");
            namespace.putObject("status").put("phase", "Active");
            createIfAbsent(objects, Types.NAMESPACE, "", name, namespace);
            furnish(objects, name);
        }
        ObjectNode authentication = named("extension-apiserver-authentication");
        authentication
                .putObject("data")
                .put("client-ca-file", NO_CERTIFICATE)
                .put("requestheader-client-ca-file", NO_CERTIFICATE)
                .put("requestheader-username-headers", "[\"X-Remote-User\"]")
                .put("requestheader-group-headers", "[\"X-Remote-Group\"]");
        createIfAbsent(objects, Types.CONFIG_MAP, "kube-system", "extension-apiserver-authentication", authentication);
        createIfAbsent(
                objects,
                Types.NODE,
                "",
                NODE,
                node(clock.wall().truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    /** Puts what is in every namespace into one. */
    static void furnish(Objects objects, String namespace) {
        createIfAbsent(objects, Types.SERVICE_ACCOUNT, namespace, "default", named("default"));
        ObjectNode root = named("kube-root-ca.crt");
        root.putObject("data").put("ca.crt", NO_CERTIFICATE);
        createIfAbsent(objects, Types.CONFIG_MAP, namespace, "kube-root-ca.crt", root);
    }

    private static void createIfAbsent(
            Objects objects, ResourceType type, String namespace, String name, ObjectNode object) {
        if (objects.get(type, namespace, name).isEmpty()) {
            if (!namespace.isEmpty()) {
                object.withObjectProperty("metadata").put("namespace", namespace);
            }
            objects.create(type, object);
        }
    }

    private static ObjectNode named(String name) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("metadata").put("name", name);
        return object;
    }

    private static ObjectNode node(String now) {
        ObjectNode node = named(NODE);
        node.withObjectProperty("metadata")
                .putObject("labels")
                .put("kubernetes.io/hostname", NODE)
                .put("kubernetes.io/os", "linux")
                .put("kubernetes.io/arch", "amd64")
                .put("beta.kubernetes.io/os", "linux")
                .put("node-role.kubernetes.io/control-plane", "");
        node.putObject("spec").put("podCIDR", "10.244.0.0/16").put("providerID", "practice://" + NODE);
        ObjectNode status = node.putObject("status");
        for (String field : List.of("capacity", "allocatable")) {
            status.putObject(field)
                    .put("cpu", "8")
                    .put("memory", "16Gi")
                    .put("ephemeral-storage", "100Gi")
                    .put("pods", "250");
        }
        status.putArray("addresses").addObject().put("type", "InternalIP").put("address", NODE_IP);
        status.withArrayProperty("addresses")
                .addObject()
                .put("type", "Hostname")
                .put("address", NODE);
        Conditions.set(
                status,
                "MemoryPressure",
                false,
                "KubeletHasSufficientMemory",
                "kubelet has sufficient memory available",
                now);
        Conditions.set(status, "DiskPressure", false, "KubeletHasNoDiskPressure", "kubelet has no disk pressure", now);
        Conditions.set(
                status, "PIDPressure", false, "KubeletHasSufficientPID", "kubelet has sufficient PID available", now);
        Conditions.set(status, "Ready", true, "KubeletReady", "kubelet is posting ready status", now);
        status.putObject("nodeInfo")
                .put("kubeletVersion", "v1.34.0+practice")
                .put("kubeProxyVersion", "")
                .put("operatingSystem", "linux")
                .put("architecture", "amd64")
                .put("osImage", "Scaleguide practice cluster")
                .put("kernelVersion", "practice")
                .put("containerRuntimeVersion", "practice://1")
                .put("machineID", "practice")
                .put("systemUUID", "practice")
                .put("bootID", "practice");
        return node;
    }
}
