package io.scaleguide.practice.fault;

import io.scaleguide.practice.PracticeFault;
import io.scaleguide.practice.PracticeGround;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What other people do to a cluster's objects. */
public final class ObjectFaults {
    private static final String METRIC_CRD = "datadogmetrics.datadoghq.com";
    private static final String EXTERNAL_METRICS = "v1beta1.external.metrics.k8s.io";
    private static final String KEYS = "datadog-keys";

    private ObjectFaults() {}

    /** @return the workload's namespace is deleted, with all that is in it */
    public static Fault namespaceDeleted() {
        return new Strike(
                Types.NAMESPACE,
                objects -> objects.route()
                        .flatMap(route -> objects.store().get(Types.NAMESPACE, "", Meta.namespace(route)))
                        .filter(namespace -> !Meta.deleting(namespace)),
                (ground, type, namespace) -> ground.objects().modify(type, "", Meta.name(namespace), now -> {
                    Meta.of(now).put("deletionTimestamp", ground.objects().now());
                    now.withObject("/status").put("phase", "Terminating");
                    return now;
                }));
    }

    /** @return the operator's pods are replaced by new ones, as by kubectl rollout restart */
    public static Fault operatorRolled() {
        return Strike.changes(Types.DEPLOYMENT, SignalObjects::annotatedOperator, operator -> operator.withObject(
                        "/spec/template/metadata/annotations")
                .put("kubectl.kubernetes.io/restartedAt", "someone else"));
    }

    /** @return the annotation with the check is gone, as after an upgrade of the operator's chart */
    public static Fault annotationRemoved() {
        return Strike.changes(
                Types.DEPLOYMENT, SignalObjects::annotatedOperator, operator -> SignalObjects.checks(operator)
                        .ifPresent(operator.withObject("/spec/template/metadata/annotations")::remove));
    }

    /** @return the annotation names a port that serves no metrics */
    public static Fault annotationPortWrong() {
        return Strike.changes(
                Types.DEPLOYMENT, SignalObjects::annotatedOperator, operator -> SignalObjects.checks(operator)
                        .ifPresent(name -> edit(
                                operator.withObject("/spec/template/metadata/annotations"),
                                name,
                                json -> json.replace("8080", "8443"))));
    }

    /** @return the DatadogMetric is deleted */
    public static Fault metricDeleted() {
        return Strike.deletes(Types.DATADOG_METRIC, SignalObjects::metric);
    }

    /** @return the DatadogMetric asks for a metric that nobody sends */
    public static Fault queryWrong() {
        return Strike.changes(
                Types.DATADOG_METRIC,
                SignalObjects::metric,
                metric -> edit(
                        metric.withObject("/spec"), "query", query -> query.replace("upstream_latency", "latency")));
    }

    /** @return the definition of DatadogMetrics is deleted, and with it all of them */
    public static Fault definitionDeleted() {
        return Strike.deletes(Types.CRD, objects -> objects.metric()
                .flatMap(any -> objects.store().get(Types.CRD, "", METRIC_CRD)));
    }

    /** @return another product takes the External Metrics API for itself */
    public static Fault externalMetricsStolen() {
        return Strike.changes(
                Types.API_SERVICE,
                objects -> objects.store().get(Types.API_SERVICE, "", EXTERNAL_METRICS),
                api -> api.withObject("/spec/service")
                        .put("namespace", "keda")
                        .put("name", "keda-operator-metrics-apiserver"));
    }

    /** @return the HPA is deleted */
    public static Fault hpaDeleted() {
        return Strike.deletes(Types.HPA, SignalObjects::hpa);
    }

    /** @return the HPA asks for a metric of another name */
    public static Fault hpaMetricWrong() {
        return Strike.changes(
                Types.HPA,
                SignalObjects::hpa,
                hpa -> edit(
                        (ObjectNode) hpa.at("/spec/metrics/0/external/metric"),
                        "name",
                        name -> name.replaceFirst(":.*", ":echo.latency")));
    }

    /** @return the HPA may not go above one replica */
    public static Fault hpaFixed() {
        return Strike.changes(Types.HPA, SignalObjects::hpa, hpa -> hpa.withObject("/spec")
                .put("minReplicas", 1)
                .put("maxReplicas", 1));
    }

    /** @return a quota leaves room for no more pods, and the HPA wants two more */
    public static Fault quota() {
        return new Strike(Types.HPA, SignalObjects::hpa, (ground, type, hpa) -> {
            String namespace = Meta.namespace(hpa);
            int pods = ground.objects().list(Types.POD, namespace).size();
            ObjectNode quota = JsonNodeFactory.instance.objectNode();
            Meta.of(quota).put("name", "few-pods").put("namespace", namespace);
            quota.withObject("/spec/hard").put("pods", Integer.toString(pods));
            ground.objects().create(Types.RESOURCE_QUOTA, quota);
            int more = new SignalObjects(ground.objects())
                            .workload()
                            .map(workload -> workload.at("/spec/replicas").asInt(1))
                            .orElse(1)
                    + 2;
            ground.objects().modify(type, namespace, Meta.name(hpa), now -> {
                ObjectNode spec = now.withObject("/spec");
                spec.put("minReplicas", more)
                        .put(
                                "maxReplicas",
                                Math.max(more, spec.path("maxReplicas").asInt(more)));
                return now;
            });
        });
    }

    /** @return the workload's pods ask for a node that there is not */
    public static Fault podsPending() {
        return Strike.changes(Types.DEPLOYMENT, SignalObjects::workload, workload -> workload.withObject(
                        "/spec/template/spec/nodeSelector")
                .put("disk", "none"));
    }

    /** @return the workload is scaled to nothing, by which the HPA stops */
    public static Fault scaledToZero() {
        return Strike.changes(Types.DEPLOYMENT, SignalObjects::workload, workload -> workload.withObject("/spec")
                .put("replicas", 0));
    }

    /** @return the Service selects other pods */
    public static Fault serviceAstray() {
        return Strike.changes(Types.SERVICE, SignalObjects::service, service -> service.withObject("/spec/selector")
                .put("app", "cart"));
    }

    /** @return the node agents' image cannot be pulled */
    public static Fault agentImageGone() {
        return Strike.changes(Types.DAEMON_SET, SignalObjects::agents, agents -> ((ObjectNode)
                        agents.at("/spec/template/spec/containers/0"))
                .put("image", "registry.invalid/agent:7"));
    }

    /** @return the Secret with Datadog's keys holds an application key that was revoked */
    public static Fault applicationKeyRevoked() {
        String revoked = Base64.getEncoder().encodeToString("0".repeat(40).getBytes(StandardCharsets.UTF_8));
        return Strike.changes(
                Types.SECRET,
                objects -> objects.agents()
                        .flatMap(agents -> objects.store().get(Types.SECRET, Meta.namespace(agents), KEYS)),
                keys -> keys.withObject("/data").put("app-key", revoked));
    }

    /** @return the agents start anew and do not find out the name of their host */
    public static Fault agentWithoutHostName() {
        Fault roll = Strike.changes(
                Types.DAEMON_SET, SignalObjects::agents, agents -> agents.withObject("/spec/template/metadata/labels")
                        .put("restarted", "yes"));
        Fault unnamed = new Switched(PracticeFault.AGENT_WITHOUT_HOSTNAME);
        return ground -> new SignalObjects(ground.objects()).agents().isEmpty()
                ? Optional.empty()
                : begin(unnamed, roll, ground);
    }

    /** @return the operator does not act on metrics extensions, and the Service's plugin is taken off by hand */
    public static Fault extensionsIgnored() {
        Fault taken = Strike.changes(
                Types.SERVICE, SignalObjects::service, service -> service.withObject("/metadata/annotations")
                        .remove("konghq.com/plugins"));
        Fault ignored = new Switched(PracticeFault.EXTENSIONS_IGNORED);
        return ground -> new SignalObjects(ground.objects()).service().isEmpty()
                ? Optional.empty()
                : begin(ignored, taken, ground);
    }

    private static Optional<AutoCloseable> begin(Fault first, Fault second, PracticeGround ground) throws IOException {
        Optional<AutoCloseable> ending = first.begin(ground);
        second.begin(ground);
        return ending;
    }

    /** @return the cluster agent writes no status, not even for a DatadogMetric that is made anew */
    public static Fault clusterAgentStuck() {
        Fault anew = new Strike(Types.DATADOG_METRIC, SignalObjects::metric, (ground, type, metric) -> {
            ground.objects().delete(type, Meta.namespace(metric), Meta.name(metric));
            metric.remove("status");
            ground.objects().create(type, metric);
        });
        Fault stuck = new Switched(PracticeFault.CLUSTER_AGENT_STUCK);
        return ground ->
                new SignalObjects(ground.objects()).metric().isEmpty() ? Optional.empty() : begin(stuck, anew, ground);
    }

    private static void edit(ObjectNode object, String field, UnaryOperator<String> change) {
        object.put(field, change.apply(object.path(field).asString("")));
    }
}
