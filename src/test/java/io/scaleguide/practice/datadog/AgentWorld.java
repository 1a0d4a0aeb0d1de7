package io.scaleguide.practice.datadog;

import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.net.PodNetwork;
import io.scaleguide.practice.time.PracticeClock;
import io.scaleguide.time.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small cluster with Datadog's agents in it and the stand-in outside. */
final class AgentWorld implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();

    final TestClock wall = TestClock.midday();
    final PracticeClock clock;
    final StandInServer server;
    final FakeObjects objects = new FakeObjects();
    final PodInsides pods = PodInsides.empty(wall);
    final PodNetwork network = pods.network();
    final NodeAgent nodeAgent;
    final ClusterAgent clusterAgent;

    AgentWorld(double speed) {
        clock = new PracticeClock(wall, speed);
        server = new StandInServer(wall, clock);
        Outside outside = new Outside(server.url(), "datadoghq.com");
        nodeAgent = new NodeAgent(objects, pods, clock, outside, NodeAgent.Faults.none());
        clusterAgent = new ClusterAgent(objects, pods, clock, outside, ClusterAgent.Faults.none());
        secret("datadog", "api-key", server.keys.api());
        secret("datadog-appkey", "app-key", server.keys.application());
    }

    void clusterAgent(boolean withApplicationKey) {
        objects.create(
                Types.DEPLOYMENT,
                read(("{'metadata':{'namespace':'datadog','name':'datadog-cluster-agent'},'status':{'readyReplicas':1},"
                        + "'spec':{'template':{'spec':{'containers':[{'name':'cluster-agent','env':["
                        + "{'name':'DD_EXTERNAL_METRICS_PROVIDER_ENABLED','value':'true'},"
                        + "{'name':'DD_SITE','value':'datadoghq.com'},"
                        + "{'name':'DD_API_KEY','valueFrom':{'secretKeyRef':{'name':'datadog','key':'api-key'}}}"
                        + (withApplicationKey
                                ? ",{'name':'DD_APP_KEY','valueFrom':{'secretKeyRef':{'name':'datadog-appkey','key':'app-key'}}}"
                                : "")
                        + "]}]}}}}")));
    }

    void nodeAgentPod() {
        objects.create(
                Types.POD,
                read("{'metadata':{'namespace':'datadog','name':'datadog-x','uid':'a','labels':"
                        + "{'app.kubernetes.io/component':'agent'},'ownerReferences':[{'kind':'DaemonSet'}]},"
                        + "'spec':{'containers':[{'name':'agent','env':[{'name':'DD_DD_URL','value':'" + server.url()
                        + "'},{'name':'DD_API_KEY','valueFrom':{'secretKeyRef':{'name':'datadog','key':'api-key'}}}]}]},"
                        + "'status':{'phase':'Running','conditions':[{'type':'Ready','status':'True'}]}}"));
    }

    void operatorPod(String container, String annotation) {
        ObjectNode pod = read("{'metadata':{'namespace':'kong-system','name':'operator','uid':'o'},"
                + "'spec':{'containers':[{'name':'manager'}]},'status':{'phase':'Running','podIP':'10.0.0.5'}}");
        pod.withObject("metadata")
                .withObject("annotations")
                .put("ad.datadoghq.com/" + container + ".checks", annotation);
        objects.create(Types.POD, pod);
    }

    void metric(String name, String query) {
        ObjectNode metric = read("{'metadata':{'namespace':'default','name':'" + name + "'},'spec':{}}");
        metric.withObject("spec").put("query", query);
        objects.create(Types.DATADOG_METRIC, metric);
    }

    void hpa(String name, String metric) {
        objects.create(
                Types.HPA,
                read("{'metadata':{'namespace':'default','name':'" + name
                        + "'},'spec':{'metrics':[{'type':'External','external':{'metric':{'name':'" + metric
                        + "'}}}]}}"));
    }

    ObjectNode status(String metric) {
        return objects.get(Types.DATADOG_METRIC, "default", metric)
                .orElseThrow()
                .withObject("status");
    }

    String condition(String metric, String type, String field) {
        for (var condition : status(metric).path("conditions")) {
            if (condition.path("type").asString("").equals(type)) {
                return condition.path(field).asString("");
            }
        }
        return "";
    }

    /** Adds a value so many practice seconds ago. */
    void point(String metric, int secondsAgo, double value, String... tags) {
        Instant time = wall.instant().minus(clock.real(Duration.ofSeconds(secondsAgo)));
        server.series.add(metric, Set.of(tags), time, value);
    }

    /** Lets practice time pass. */
    void pass(int seconds) {
        wall.advance(clock.real(Duration.ofSeconds(seconds)));
    }

    /** A round of the cluster agent: it asks, the answer comes, and the next run writes it. */
    void round() {
        clusterAgent.reconcile();
        await(() -> !clusterAgent.asking());
        pass(10);
        clusterAgent.reconcile();
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 20 seconds");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    static ObjectNode read(String json) {
        return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    }

    private void secret(String name, String key, String value) {
        ObjectNode secret = read("{'metadata':{'namespace':'datadog','name':'" + name + "'},'data':{}}");
        secret.withObject("data").put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        objects.create(Types.SECRET, secret);
    }

    @Override
    public void close() {
        nodeAgent.close();
        clusterAgent.close();
        server.close();
    }
}
