package io.scaleguide.controlplane;

import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.kube.Cluster;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Puts an adapter behind the External Metrics API without a chart: the Service {@code metrics} of {@code default}, at an address of no pod. */
final class Aggregated {
    /** The address that leads to the adapter. */
    static final String ADDRESS = "10.244.255.1";

    /** The port there. */
    static final int PORT = 8443;

    /** The name that the API server demands of the adapter's certificate. */
    static final String SERVER_NAME = "metrics.default.svc";

    private Aggregated() {}

    /** Registers it; the API server trusts no certificate but those of this authority. */
    static void register(Cluster cluster, Certificates.Identity authority) throws GeneralSecurityException {
        String bundle =
                Base64.getEncoder().encodeToString(authority.certificatePem().getBytes(StandardCharsets.US_ASCII));
        apply(cluster, """
                apiVersion: v1
                kind: Service
                metadata: {name: metrics, namespace: default}
                spec: {ports: [{port: %d}]}
                """.formatted(PORT));
        apply(cluster, """
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: metrics, namespace: default, labels: {kubernetes.io/service-name: metrics}}
                addressType: IPv4
                ports: [{port: %d, protocol: TCP}]
                endpoints: [{addresses: [%s], conditions: {ready: true}}]
                """.formatted(PORT, ADDRESS));
        apply(cluster, """
                apiVersion: apiregistration.k8s.io/v1
                kind: APIService
                metadata: {name: v1beta1.external.metrics.k8s.io}
                spec:
                  group: external.metrics.k8s.io
                  version: v1beta1
                  groupPriorityMinimum: 100
                  versionPriority: 100
                  caBundle: %s
                  service: {name: metrics, namespace: default, port: %d}
                """.formatted(bundle, PORT));
    }

    /** Lets the HPA controller read external metrics, as adapters' charts do. */
    static void letControllerRead(Cluster cluster) {
        apply(cluster, """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: external-metrics-reader}
                rules: [{apiGroups: [external.metrics.k8s.io], resources: ["*"], verbs: [list, get, watch]}]
                """);
        apply(cluster, """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: external-metrics-reader}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: external-metrics-reader}
                subjects: [{kind: ServiceAccount, name: horizontal-pod-autoscaler, namespace: kube-system}]
                """);
    }

    static void apply(Cluster cluster, String yaml) {
        ObjectNode manifest = Manifests.read(yaml);
        cluster.apply(manifest, true);
    }
}
