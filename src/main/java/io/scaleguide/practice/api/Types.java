package io.scaleguide.practice.api;

/** The types that controllers of the practice cluster read and write. */
public final class Types {
    public static final ResourceType NAMESPACE = core("Namespace", "namespaces", false);
    public static final ResourceType NODE = core("Node", "nodes", false);
    public static final ResourceType RESOURCE_QUOTA = core("ResourceQuota", "resourcequotas", true);
    public static final ResourceType POD = core("Pod", "pods", true);
    public static final ResourceType SERVICE = core("Service", "services", true);
    public static final ResourceType ENDPOINTS = core("Endpoints", "endpoints", true);
    public static final ResourceType SECRET = core("Secret", "secrets", true);
    public static final ResourceType CONFIG_MAP = core("ConfigMap", "configmaps", true);
    public static final ResourceType SERVICE_ACCOUNT = core("ServiceAccount", "serviceaccounts", true);
    public static final ResourceType EVENT = core("Event", "events", true);
    public static final ResourceType DEPLOYMENT = of("apps", "v1", "Deployment", "deployments", true);
    public static final ResourceType REPLICA_SET = of("apps", "v1", "ReplicaSet", "replicasets", true);
    public static final ResourceType DAEMON_SET = of("apps", "v1", "DaemonSet", "daemonsets", true);
    public static final ResourceType JOB = of("batch", "v1", "Job", "jobs", true);
    public static final ResourceType HPA =
            of("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", true);
    public static final ResourceType CRD =
            of("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions", false);
    public static final ResourceType API_SERVICE =
            of("apiregistration.k8s.io", "v1", "APIService", "apiservices", false);
    public static final ResourceType DATADOG_METRIC =
            of("datadoghq.com", "v1alpha1", "DatadogMetric", "datadogmetrics", true);
    public static final ResourceType GATEWAY_CLASS =
            of("gateway.networking.k8s.io", "v1", "GatewayClass", "gatewayclasses", false);
    public static final ResourceType GATEWAY = of("gateway.networking.k8s.io", "v1", "Gateway", "gateways", true);
    public static final ResourceType HTTP_ROUTE =
            of("gateway.networking.k8s.io", "v1", "HTTPRoute", "httproutes", true);

    private Types() {}

    private static ResourceType core(String kind, String plural, boolean namespaced) {
        return of("", "v1", kind, plural, namespaced);
    }

    private static ResourceType of(String group, String version, String kind, String plural, boolean namespaced) {
        return new ResourceType(group, version, kind, plural, namespaced);
    }
}
