package io.scaleguide.path.faults;

import static io.scaleguide.path.faults.HealthyPath.HPA;
import static io.scaleguide.path.faults.HealthyPath.METRIC;
import static io.scaleguide.path.faults.HealthyPath.SERVICE;
import static io.scaleguide.path.faults.HealthyPath.SHOP;
import static io.scaleguide.path.faults.HealthyPath.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.practice.PracticeFault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each fault is made on a healthy practice cluster, and exactly its finding is seen; healed, none is. Some alone:
 * {@code -Dfault=annotation-.*}.
 */
class FaultsIT extends FaultsOnAPath {
    private static final ObjectRef OPERATOR =
            new ObjectRef(Kinds.DEPLOYMENT, "kong-system", "kong-operator-kong-operator-controller-manager");
    private static final ObjectRef KEYS = new ObjectRef(Kinds.SECRET, "datadog", "datadog-keys");
    private static final ObjectRef AGENTS = new ObjectRef(Kinds.DAEMON_SET, "datadog", "datadog");
    private static final ObjectRef CLUSTER_AGENT = new ObjectRef(Kinds.DEPLOYMENT, "datadog", "datadog-cluster-agent");
    private static final ObjectRef API = new ObjectRef(Kinds.API_SERVICE, "", "v1beta1.external.metrics.k8s.io");
    private static final ObjectRef GATEWAY = new ObjectRef(Kinds.GATEWAY, SHOP, "kong");
    private static final ObjectRef GATEWAY_CLASS = new ObjectRef(Kinds.GATEWAY_CLASS, "", "kong");
    private static final ObjectRef CONFIGURATION = new ObjectRef(Kinds.GATEWAY_CONFIGURATION_V2, SHOP, "kong");
    private static final ObjectRef ROUTE = new ObjectRef(Kinds.HTTP_ROUTE, SHOP, "echo");
    private static final ObjectRef EXTENSION = new ObjectRef(Kinds.METRICS_EXTENSION, SHOP, "kong");
    private static final String ANNOTATION = "ad.datadoghq.com/manager.checks";
    private static final String GONE = "registry.invalid/gone:1";

    @Test
    void aHealthyPathHasNoFinding() throws Exception {
        var diagnosis = path.awaitFindings(List.of());
        assertThat(diagnosis.readings()).hasSize(10);
        assertThat(diagnosis.scope().service()).isEqualTo("echo");
    }

    static Stream<Arguments> faults() {
        return wanted(Stream.of(
                traffic(),
                route(),
                extension(),
                operator(),
                annotation(),
                agent(),
                datadog(),
                metric(),
                external(),
                hpa(),
                workload()));
    }

    private static Stream<Arguments> traffic() {
        return Stream.of(fault("traffic-stopped", path -> {
            path.change(METRIC, metric -> metric.withObject("/spec").put("maxAge", "5s"));
            path.stopSending();
        }));
    }

    private static Stream<Arguments> route() {
        return Stream.of(
                fault("gateway-missing", path -> path.delete(GATEWAY)),
                fault("gateway-class-not-accepted", path -> path.delete(GATEWAY_CLASS)),
                fault("service-missing", path -> path.delete(SERVICE)),
                fault("route-missing", path -> path.delete(ROUTE)),
                fault(
                        "route-backend-unresolved",
                        path -> path.change(ROUTE, route -> {
                            ObjectNode rule =
                                    (ObjectNode) route.at("/spec/rules/0").deepCopy();
                            ((ObjectNode) rule.at("/backendRefs/0")).put("name", "cart");
                            ((ObjectNode) rule.at("/matches/0/path")).put("value", "/cart");
                            route.withArray("/spec/rules").add(rule);
                        })),
                fault(
                        "gateway-address-internal",
                        path -> path.change(CONFIGURATION, configuration -> configuration
                                .withObject("/spec/dataPlaneOptions/network/services/ingress")
                                .put("type", "ClusterIP"))),
                fault("global-prometheus-plugin", path -> {
                    path.make(new ObjectRef(Kinds.CRD, "", "kongclusterplugins.configuration.konghq.com"), """
                            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",
                             "metadata":{"name":"kongclusterplugins.configuration.konghq.com"},
                             "spec":{"group":"configuration.konghq.com","scope":"Cluster",
                              "names":{"plural":"kongclusterplugins","singular":"kongclusterplugin",
                               "kind":"KongClusterPlugin","listKind":"KongClusterPluginList"},
                              "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":
                               {"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}""");
                    path.make(new ObjectRef(Kinds.KONG_CLUSTER_PLUGIN, "", "all"), """
                            {"apiVersion":"configuration.konghq.com/v1","kind":"KongClusterPlugin",
                             "metadata":{"name":"all","labels":{"global":"true"}},"plugin":"prometheus"}""");
                }));
    }

    private static Stream<Arguments> extension() {
        return Stream.of(
                fault("extension-missing", path -> path.delete(EXTENSION)),
                fault(
                        "extension-skips-service",
                        path -> path.change(EXTENSION, extension -> selects(extension, "cart"))),
                fault(
                        "extension-several-services",
                        path -> path.change(EXTENSION, extension -> selects(extension, "echo", "cart"))),
                fault("extension-other-namespace", path -> {
                    path.delete(EXTENSION);
                    path.make(new ObjectRef(Kinds.METRICS_EXTENSION, "default", "kong"), """
                            {"apiVersion":"gateway-operator.konghq.com/v1alpha1","kind":"DataPlaneMetricsExtension",
                             "metadata":{"name":"kong","namespace":"default"},
                             "spec":{"serviceSelector":{"matchNames":[{"name":"echo"}]},"config":{"latency":true}}}""");
                }),
                fault(
                        "extension-not-attached",
                        path -> path.change(CONFIGURATION, configuration -> configuration
                                .withObject("/spec")
                                .remove("extensions"))),
                fault("plugin-not-attached", path -> {
                    path.practice.faults().begin(PracticeFault.EXTENSIONS_IGNORED);
                    path.afterwards(() -> path.practice.faults().end(PracticeFault.EXTENSIONS_IGNORED));
                    path.change(SERVICE, service -> service.withObject("/metadata/annotations")
                            .remove("konghq.com/plugins"));
                }));
    }

    private static void selects(ObjectNode extension, String... services) {
        var names = extension.withObject("/spec/serviceSelector").putArray("matchNames");
        Stream.of(services).forEach(service -> names.addObject().put("name", service));
    }

    private static Stream<Arguments> operator() {
        return Stream.of(
                fault("operator-missing", path -> path.delete(OPERATOR)),
                fault(
                        "operator-not-ready",
                        path -> path.change(
                                OPERATOR, operator -> image(operator, "registry.invalid/kong/kong-operator:2.2.2"))));
    }

    private static void image(ObjectNode workload, String image) {
        ((ObjectNode) workload.at("/spec/template/spec/containers/0")).put("image", image);
    }

    private static Stream<Arguments> annotation() {
        return Stream.of(
                fault(
                        "annotation-missing",
                        path -> path.change(
                                OPERATOR, operator -> annotations(operator).remove(ANNOTATION))),
                fault("annotation-invalid-json", path -> annotate(path, json -> json.replace("\"]", "\",]"))),
                fault(
                        "annotation-no-openmetrics",
                        path -> annotate(path, json -> json.replace("openmetrics", "http_check"))),
                fault(
                        "annotation-unknown-container",
                        path -> path.change(OPERATOR, operator -> {
                            String json = annotations(operator).path(ANNOTATION).asString();
                            annotations(operator).remove(ANNOTATION);
                            annotations(operator).put("ad.datadoghq.com/kube-rbac-proxy.checks", json);
                        })),
                fault("annotation-wrong-endpoint", path -> annotate(path, json -> json.replace("8080", "8443"))),
                fault(
                        "annotation-wrong-family",
                        path -> annotate(path, json -> json.replace("latency_ms\"", "latency_ms_bucket\""))),
                fault(
                        "annotation-no-distribution",
                        path -> annotate(
                                path, json -> json.replace("\"send_distribution_buckets\":true", "\"timeout\":5"))),
                fault(
                        "annotation-other-namespace",
                        path -> annotate(path, json -> json.replace("\"autoscaling\"", "\"kong\""))),
                fault(
                        "annotation-token-ignored",
                        path -> annotate(path, json -> json.replace("prometheus_url", "openmetrics_endpoint")
                                .replace("send_distribution_buckets", "histogram_buckets_as_distributions")
                                .replace("\"namespace\"", "\"bearer_token_auth\":true,\"namespace\""))),
                fault(
                        "annotation-on-pod-only",
                        path -> path.change(OPERATOR, operator -> {
                            String json = annotations(operator).path(ANNOTATION).asString();
                            annotations(operator).remove(ANNOTATION);
                            path.keepOnPods(OPERATOR, ANNOTATION, json);
                        })));
    }

    private static ObjectNode annotations(ObjectNode operator) {
        return operator.withObject("/spec/template/metadata/annotations");
    }

    private static void annotate(HealthyPath path, java.util.function.UnaryOperator<String> change) {
        path.change(OPERATOR, operator -> {
            String json = annotations(operator).path(ANNOTATION).asString();
            assertThat(change.apply(json)).isNotEqualTo(json);
            annotations(operator).put(ANNOTATION, change.apply(json));
        });
    }

    private static Stream<Arguments> agent() {
        return Stream.of(
                fault("agent-missing", path -> path.delete(AGENTS)),
                fault("agent-image-not-pulled", path -> path.change(AGENTS, agents -> image(agents, GONE))),
                fault(
                        "agent-not-ready",
                        path -> path.change(AGENTS, agents -> agents.withObject("/spec/template/spec/nodeSelector")
                                .put("kubernetes.io/os", "windows"))),
                fault(
                        "api-key-missing",
                        path -> path.change(
                                KEYS, keys -> keys.withObject("/data").remove("api-key"))));
    }

    private static Stream<Arguments> datadog() {
        return Stream.of(
                fault(
                        "app-key-missing",
                        path -> path.change(
                                KEYS, keys -> keys.withObject("/data").remove("app-key"))),
                fault("api-key-rejected", path -> path.change(KEYS, keys -> key(keys, "api-key", "0".repeat(32)))),
                fault("app-key-rejected", path -> path.change(KEYS, keys -> key(keys, "app-key", "0".repeat(40)))),
                fault("app-key-scope", path -> practiceFault(path, PracticeFault.QUERIES_REFUSED)),
                fault("datadog-rate-limited", path -> practiceFault(path, PracticeFault.QUERIES_LIMITED)),
                fault(
                        "datadog-unreachable",
                        path -> environment(
                                path, CLUSTER_AGENT, "DD_EXTERNAL_METRICS_PROVIDER_ENDPOINT", "http://127.0.0.1:9")),
                fault("site-has-prefix", path -> environment(path, CLUSTER_AGENT, "DD_SITE", "api.datadoghq.eu")),
                fault("query-invalid", path -> query(path, "avg:autoscaling.kong_upstream_latency_ms{service:echo")),
                fault("query-no-series", path -> query(path, "avg:autoscaling.kong_latency{service:echo}")));
    }

    private static void key(ObjectNode secret, String name, String key) {
        secret.withObject("/data").put(name, Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)));
    }

    private static void practiceFault(HealthyPath path, PracticeFault fault) {
        path.practice.faults().begin(fault);
        path.afterwards(() -> path.practice.faults().end(fault));
    }

    private static void environment(HealthyPath path, ObjectRef workload, String name, String value) {
        path.change(workload, object -> {
            for (var variable : object.at("/spec/template/spec/containers/0/env")) {
                if (variable.path("name").asString("").equals(name)) {
                    ((ObjectNode) variable).put("value", value);
                }
            }
        });
    }

    private static void query(HealthyPath path, String query) {
        path.change(METRIC, metric -> metric.withObject("/spec").put("query", query));
    }

    private static Stream<Arguments> metric() {
        return Stream.of(
                fault("metric-missing", path -> path.delete(METRIC)),
                fault("metric-crd-missing", path -> {
                    ObjectNode metric = path.cluster.get(METRIC).orElseThrow();
                    path.afterwards(() -> path.restoreDeleted(metric));
                    path.delete(new ObjectRef(Kinds.CRD, "", "datadogmetrics.datadoghq.com"));
                }),
                fault("metric-not-referenced", path -> path.delete(HPA)),
                fault(
                        "metric-several-series",
                        path -> query(
                                path,
                                "avg:autoscaling.kong_upstream_latency_ms{service:echo} by {kubernetes_namespace}")),
                fault("metric-outdated", path -> path.stopSending()),
                fault("metric-batch-poisoned", path -> {
                    path.make(new ObjectRef(Kinds.DATADOG_METRIC, "default", "bad"), """
                            {"apiVersion":"datadoghq.com/v1alpha1","kind":"DatadogMetric",
                             "metadata":{"name":"bad","namespace":"default",
                              "annotations":{"external-metrics.datadoghq.com/always-active":"true"}},
                             "spec":{"query":"avg:nothing{"}}""");
                }),
                fault("metric-mixes-services", path -> {
                    query(path, "avg:autoscaling.kong_upstream_latency_ms{service:echo}");
                    path.make(new ObjectRef(Kinds.METRICS_EXTENSION, "default", "kong"), """
                        {"apiVersion":"gateway-operator.konghq.com/v1alpha1","kind":"DataPlaneMetricsExtension",
                         "metadata":{"name":"kong","namespace":"default"},
                         "spec":{"serviceSelector":{"matchNames":[{"name":"echo"}]},"config":{"latency":true}}}""");
                }));
    }

    private static Stream<Arguments> external() {
        return Stream.of(
                fault("external-api-missing", path -> path.delete(API)),
                fault(
                        "external-api-foreign",
                        path -> path.change(API, api -> api.withObject("/spec/service")
                                .put("namespace", "keda")
                                .put("name", "keda-operator-metrics-apiserver"))),
                fault(
                        "external-api-no-endpoints",
                        path -> path.change(
                                API, api -> api.withObject("/spec/service").put("name", "datadog-cluster-agent-away"))),
                fault("external-api-unreachable", path -> practiceFault(path, PracticeFault.EXTERNAL_API_UNREACHABLE)),
                fault(
                        "cluster-agent-not-ready",
                        path -> path.change(CLUSTER_AGENT, agent -> agent.withObject("/spec")
                                .put("replicas", 0))));
    }

    private static Stream<Arguments> hpa() {
        return Stream.of(
                fault(
                        "hpa-metric-name-wrong",
                        path -> path.change(HPA, hpa -> ((ObjectNode) hpa.at("/spec/metrics/0/external/metric"))
                                .put("name", "datadogmetric@" + SHOP + ":echo.latency"))),
                fault(
                        "hpa-no-target-workload",
                        path -> path.change(HPA, hpa -> hpa.withObject("/spec/scaleTargetRef")
                                .put("name", "cart"))),
                fault(
                        "hpa-scaling-disabled",
                        path -> path.change(WORKLOAD, workload -> workload.withObject("/spec")
                                .put("replicas", 0))),
                fault(
                        "hpa-fixed-size",
                        path -> path.change(HPA, hpa -> hpa.withObject("/spec").put("maxReplicas", 1))),
                fault(
                        "hpa-average-value",
                        path -> path.change(HPA, hpa -> {
                            ObjectNode target = (ObjectNode) hpa.at("/spec/metrics/0/external/target");
                            target.remove("value");
                            target.put("type", "AverageValue").put("averageValue", "150");
                        })),
                fault(
                        "hpa-scale-down-disabled",
                        path -> path.change(HPA, hpa -> hpa.withObject("/spec/behavior/scaleDown")
                                .put("selectPolicy", "Disabled"))),
                fault(
                        "hpa-at-maximum",
                        path -> path.change(HPA, hpa -> {
                            hpa.withObject("/spec").put("maxReplicas", 2);
                            ((ObjectNode) hpa.at("/spec/metrics/0/external/target")).put("value", "1");
                        })),
                fault("hpa-two-on-one-target", path -> path.make(new ObjectRef(Kinds.HPA, SHOP, "other"), """
                        {"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler",
                         "metadata":{"name":"other","namespace":"scaleguide-demo"},
                         "spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"echo"},
                          "minReplicas":1,"maxReplicas":3,"metrics":[{"type":"Resource","resource":
                          {"name":"cpu","target":{"type":"Utilization","averageUtilization":80}}}]}}""")));
    }

    private static Stream<Arguments> workload() {
        return Stream.of(
                fault("workload-image-not-pulled", path -> path.change(WORKLOAD, workload -> image(workload, GONE))),
                fault(
                        "workload-pods-pending",
                        path -> path.change(
                                WORKLOAD, workload -> workload.withObject("/spec/template/spec/nodeSelector")
                                        .put("disk", "none"))),
                fault(
                        "workload-not-behind-service",
                        path -> path.change(SERVICE, service -> service.withObject("/spec/selector")
                                .put("app", "cart"))));
    }
}
