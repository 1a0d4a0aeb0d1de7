package io.scaleguide.kube;

import java.util.List;
import java.util.Optional;

/** The kinds of object that Scaleguide reads or writes. */
public final class Kinds {
    public static final ResourceKind NAMESPACE = new ResourceKind("v1", "Namespace", "namespaces", false);
    public static final ResourceKind NODE = new ResourceKind("v1", "Node", "nodes", false);
    public static final ResourceKind POD = new ResourceKind("v1", "Pod", "pods", true);
    public static final ResourceKind SERVICE = new ResourceKind("v1", "Service", "services", true);
    public static final ResourceKind SECRET = new ResourceKind("v1", "Secret", "secrets", true);
    public static final ResourceKind EVENT = new ResourceKind("v1", "Event", "events", true);
    public static final ResourceKind DEPLOYMENT = new ResourceKind("apps/v1", "Deployment", "deployments", true);
    public static final ResourceKind DAEMON_SET = new ResourceKind("apps/v1", "DaemonSet", "daemonsets", true);
    public static final ResourceKind HPA =
            new ResourceKind("autoscaling/v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", true);
    public static final ResourceKind CRD =
            new ResourceKind("apiextensions.k8s.io/v1", "CustomResourceDefinition", "customresourcedefinitions", false);
    public static final ResourceKind API_SERVICE =
            new ResourceKind("apiregistration.k8s.io/v1", "APIService", "apiservices", false);
    public static final ResourceKind CLUSTER_ROLE =
            new ResourceKind("rbac.authorization.k8s.io/v1", "ClusterRole", "clusterroles", false);
    public static final ResourceKind DATADOG_METRIC =
            new ResourceKind("datadoghq.com/v1alpha1", "DatadogMetric", "datadogmetrics", true);
    public static final ResourceKind GATEWAY_CLASS =
            new ResourceKind("gateway.networking.k8s.io/v1", "GatewayClass", "gatewayclasses", false);
    public static final ResourceKind GATEWAY =
            new ResourceKind("gateway.networking.k8s.io/v1", "Gateway", "gateways", true);
    public static final ResourceKind HTTP_ROUTE =
            new ResourceKind("gateway.networking.k8s.io/v1", "HTTPRoute", "httproutes", true);
    public static final ResourceKind METRICS_EXTENSION = new ResourceKind(
            "gateway-operator.konghq.com/v1alpha1", "DataPlaneMetricsExtension", "dataplanemetricsextensions", true);
    public static final ResourceKind GATEWAY_CONFIGURATION_V1 = new ResourceKind(
            "gateway-operator.konghq.com/v1beta1", "GatewayConfiguration", "gatewayconfigurations", true);
    public static final ResourceKind GATEWAY_CONFIGURATION_V2 = new ResourceKind(
            "gateway-operator.konghq.com/v2beta1", "GatewayConfiguration", "gatewayconfigurations", true);
    public static final ResourceKind KONG_PLUGIN =
            new ResourceKind("configuration.konghq.com/v1", "KongPlugin", "kongplugins", true);

    public static final ResourceKind KONG_CLUSTER_PLUGIN =
            new ResourceKind("configuration.konghq.com/v1", "KongClusterPlugin", "kongclusterplugins", false);

    private static final List<ResourceKind> ALL = List.of(
            NAMESPACE,
            NODE,
            POD,
            SERVICE,
            SECRET,
            EVENT,
            DEPLOYMENT,
            DAEMON_SET,
            HPA,
            CRD,
            API_SERVICE,
            CLUSTER_ROLE,
            DATADOG_METRIC,
            GATEWAY_CLASS,
            GATEWAY,
            HTTP_ROUTE,
            METRICS_EXTENSION,
            GATEWAY_CONFIGURATION_V1,
            GATEWAY_CONFIGURATION_V2,
            KONG_PLUGIN,
            KONG_CLUSTER_PLUGIN);

    private Kinds() {}

    /**
     * The kind of a manifest.
     *
     * @param apiVersion the manifest's apiVersion
     * @param kind the manifest's kind
     * @return the kind; empty when Scaleguide neither reads nor writes it
     */
    public static Optional<ResourceKind> find(String apiVersion, String kind) {
        return ALL.stream()
                .filter(one -> one.apiVersion().equals(apiVersion) && one.kind().equals(kind))
                .findFirst();
    }
}
