package io.scaleguide.practice.kong;

import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.api.schema.DefaultedObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Kong's operator as its Helm chart leaves it: definitions, namespace, Deployment and the metrics Service. */
public final class OperatorSeed {
    /** The operator's namespace, also compiled into it. */
    static final String NAMESPACE = "kong-system";

    private static final YAMLMapper YAML = new YAMLMapper();

    private OperatorSeed() {}

    /**
     * Puts the operator in an empty cluster.
     *
     * @param objects the cluster's objects
     * @param line which operator
     */
    public static void plant(ObjectStore objects, OperatorLine line) {
        // With defaults, as the API server would have it: or the first patch would seem to change what it only fills
        // in.
        Objects defaulted = new DefaultedObjects(objects);
        definitions(line).forEach(definition -> defaulted.create(Types.CRD, definition));
        for (ObjectNode manifest : manifests(line)) {
            defaulted.create(type(manifest), manifest);
        }
    }

    /**
     * @param line which operator
     * @return the custom resource definitions that come with it
     */
    public static List<ObjectNode> definitions(OperatorLine line) {
        return line.definitions().stream().flatMap(OperatorSeed::documents).toList();
    }

    /**
     * @param line which operator
     * @return what its chart installs besides, in order
     */
    public static List<ObjectNode> manifests(OperatorLine line) {
        return List.of(namespace(), serviceAccount(), deployment(line), metricsService(line));
    }

    private static ResourceType type(ObjectNode manifest) {
        return Stream.of(Types.NAMESPACE, Types.SERVICE_ACCOUNT, Types.DEPLOYMENT, Types.SERVICE)
                .filter(type -> type.kind().equals(manifest.path("kind").asString("")))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<ObjectNode> documents(String file) {
        try (InputStream in = OperatorSeed.class.getResourceAsStream(file);
                MappingIterator<ObjectNode> documents =
                        YAML.readerFor(ObjectNode.class).readValues(java.util.Objects.requireNonNull(in, file))) {
            return documents.readAll().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode namespace() {
        return read("""
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: %s
                """.formatted(NAMESPACE));
    }

    private static ObjectNode serviceAccount() {
        return read("""
                apiVersion: v1
                kind: ServiceAccount
                metadata:
                  name: controller-manager
                  namespace: %s
                """.formatted(NAMESPACE));
    }

    private static ObjectNode deployment(OperatorLine line) {
        ObjectNode deployment = read("""
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %1$s
                  namespace: %2$s
                  annotations:
                    meta.helm.sh/release-name: %3$s
                    meta.helm.sh/release-namespace: %2$s
                  labels:
                    app.kubernetes.io/component: %4$s
                    app.kubernetes.io/instance: %3$s
                    app.kubernetes.io/managed-by: Helm
                    app.kubernetes.io/name: %5$s
                    control-plane: controller-manager
                    helm.sh/chart: %6$s
                spec:
                  replicas: 1
                  strategy:
                    type: Recreate
                  selector:
                    matchLabels:
                      app.kubernetes.io/component: %4$s
                      app.kubernetes.io/instance: %3$s
                      control-plane: controller-manager
                  template:
                    metadata:
                      labels:
                        app.kubernetes.io/component: %4$s
                        app.kubernetes.io/instance: %3$s
                        app.kubernetes.io/name: %5$s
                        control-plane: controller-manager
                    spec:
                      serviceAccountName: controller-manager
                      containers: []
                """.formatted(
                        line.deployment(), NAMESPACE, line.release(), line.component(), line.product(), line.chart()));
        ArrayNode containers = (ArrayNode) deployment.at("/spec/template/spec/containers");
        if (line.behindProxy()) {
            containers.add(read("""
                    name: kube-rbac-proxy
                    image: quay.io/brancz/kube-rbac-proxy:v0.8.0
                    args:
                      - --secure-listen-address=0.0.0.0:8443
                      - --upstream=http://127.0.0.1:8080/
                    ports:
                      - {name: https, containerPort: 8443, protocol: TCP}
                    """));
        }
        containers.add(manager(line));
        return deployment;
    }

    private static ObjectNode manager(OperatorLine line) {
        String prefix = line.secondGeneration() ? "KONG_OPERATOR_" : "GATEWAY_OPERATOR_";
        return read("""
                name: manager
                image: %s
                env:
                  - {name: %sHEALTH_PROBE_BIND_ADDRESS, value: ":8081"}
                  - {name: %sMETRICS_BIND_ADDRESS, value: "0.0.0.0:8080"}
                ports:
                  - {name: metrics, containerPort: 8080, protocol: TCP}
                  - {name: probe, containerPort: 8081, protocol: TCP}
                resources:
                  limits: {cpu: 500m, memory: 256Mi}
                """.formatted(line.image(), prefix, prefix));
    }

    private static ObjectNode metricsService(OperatorLine line) {
        boolean second = line.secondGeneration();
        return read("""
                apiVersion: v1
                kind: Service
                metadata:
                  name: %s-%s-%s
                  namespace: %s
                  labels: {control-plane: controller-manager}
                spec:
                  type: ClusterIP
                  clusterIP: 10.96.0.17
                  selector: {control-plane: controller-manager}
                  ports:
                    - {name: %s, port: %d, protocol: TCP, targetPort: %s}
                """.formatted(
                        line.release(),
                        line.product(),
                        second ? "metrics" : "metrics-service",
                        NAMESPACE,
                        second ? "http" : "https",
                        second ? 8080 : 8443,
                        line.behindProxy() ? "https" : "metrics"));
    }

    private static ObjectNode read(String yaml) {
        return (ObjectNode) YAML.readTree(yaml);
    }
}
