package io.scaleguide.practice.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.net.PodLogs;
import io.scaleguide.practice.net.PodNetwork;
import io.scaleguide.practice.net.PodPrograms;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people see who look inside the agents' pods. */
class AgentInsidesTest {
    private static final String CHECK =
            "{\"openmetrics\":{\"instances\":[{\"prometheus_url\":\"http://%%host%%:8080/metrics\","
                    + "\"namespace\":\"autoscaling\",\"metrics\":[\"lat\"]}]}}";

    private final AgentWorld world = new AgentWorld(1);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void theStatusAsJsonHasTheChecksRunsAndItsLastError() {
        world.nodeAgentPod();
        world.operatorPod("manager", CHECK);
        serve("lat 3\n");
        world.nodeAgent.reconcile();
        JsonNode fine = check();
        assertThat(fine.path("CheckName").asString("")).isEqualTo("openmetrics");
        assertThat(fine.path("CheckID").asString("")).startsWith("openmetrics:autoscaling:");
        assertThat(fine.path("LastError").asString("-")).isEmpty();
        assertThat(fine.path("LastSuccessDate").asLong())
                .isEqualTo(world.wall.instant().getEpochSecond());
        world.network.silence("10.0.0.5", 8080);
        world.pass(15);
        world.nodeAgent.reconcile();
        JsonNode broken = check();
        assertThat(broken.path("TotalRuns").asInt()).isEqualTo(2);
        assertThat(broken.path("TotalErrors").asInt()).isEqualTo(1);
        assertThat(broken.path("MetricSamples").asInt()).isZero();
        assertThat(broken.path("TotalMetricSamples").asInt()).isEqualTo(1);
        assertThat(broken.path("LastError").asString("")).contains("Connection refused");
        assertThat(broken.path("LastSuccessDate").asLong())
                .isEqualTo(fine.path("LastSuccessDate").asLong());
        assertThat(agent("status").out()).contains("[ERROR]", "Total Runs: 2", "Connection refused");
        assertThat(agent("check", "openmetrics").out()).contains("Last Run: 0, Total: 1");
        assertThat(agent("health").out()).contains("PASS");
    }

    @Test
    void anAnnotationThatNamesNoContainerIsAConfigurationError() {
        world.nodeAgentPod();
        world.operatorPod("kube-rbac-proxy", CHECK);
        world.nodeAgent.reconcile();
        JsonNode errors = json().path("autoConfigStats").path("ConfigErrors").path("operator");
        assertThat(errors.propertyNames())
                .singleElement()
                .asString()
                .contains("is invalid: kube-rbac-proxy doesn't match a container identifier [manager]");
        assertThat(agent("configcheck").out()).contains("operator: annotation ad.datadoghq.com/kube-rbac-proxy.checks");
        assertThat(agent("check", "openmetrics").exit()).isEqualTo(255);
        assertThat(log("datadog-x", "agent")).contains("Can't parse template for pod operator: annotation");
        world.nodeAgent.reconcile();
        assertThat(log("datadog-x", "agent").lines().filter(line -> line.contains("Can't parse")))
                .hasSize(1);
    }

    @Test
    void otherContainersAndProgramsAreNotThere() {
        world.nodeAgentPod();
        assertThat(run("trace-agent", "agent", "status").exit()).isEqualTo(127);
        assertThat(run("agent", "bash").err()).contains("\"bash\": executable file not found in $PATH");
        assertThat(run("agent", "agent", "flare").err()).contains("unknown command \"flare\"");
        assertThat(run("agent", "agent", "status").err())
                .as("its first run is yet to come")
                .contains("Could not reach agent");
    }

    @Test
    void aRefusedQueryIsInTheClusterAgentsLog() {
        clusterAgentPod();
        world.clusterAgent(true);
        world.metric("latency", "avg:autoscaling.lat{service:echo}");
        world.hpa("web", "datadogmetric@default:latency");
        world.server.standIn.allowQueries(false);
        world.round();
        assertThat(log("datadog-cluster-agent-1", "cluster-agent"))
                .contains("Starting the Cluster Agent", "avg:autoscaling.lat{service:echo}: API error 403");
        world.server.standIn.allowQueries(true);
        world.server.standIn.limitQueries(0, Duration.ofHours(1));
        world.pass(30);
        world.round();
        assertThat(log("datadog-cluster-agent-1", "cluster-agent")).contains("API error 429");
    }

    @Test
    void noKeyIsEverPrinted() {
        world.nodeAgentPod();
        clusterAgentPod();
        world.operatorPod("manager", CHECK);
        serve("lat 3\n");
        world.clusterAgent(true);
        world.metric("latency", "avg:autoscaling.lat{service:echo}");
        world.hpa("web", "datadogmetric@default:latency");
        world.server.standIn.allowQueries(false);
        world.objects.modify(Types.SECRET, "datadog", "datadog", secret -> {
            secret.withObject("data").put("api-key", "TUlTU0lORy1LRVk=");
            return secret;
        });
        world.nodeAgent.reconcile();
        AgentWorld.await(() -> world.nodeAgent.status().intakeError().isPresent());
        world.nodeAgent.reconcile();
        world.round();
        String all = log("datadog-x", "agent")
                + log("datadog-cluster-agent-1", "cluster-agent")
                + agent("status").out()
                + agent("status", "-j").out()
                + agent("configcheck").out();
        assertThat(all)
                .contains("API Key invalid, dropping transaction", "API error 403")
                .doesNotContain("MISSING-KEY", world.server.keys.api(), world.server.keys.application());
    }

    private JsonNode check() {
        JsonNode checks = json().path("runnerStats").path("Checks").path("openmetrics");
        assertThat(checks.size()).isEqualTo(1);
        return checks.iterator().next();
    }

    private JsonNode json() {
        return AgentWorld.JSON.readTree(agent("status", "--json").out());
    }

    private PodPrograms.Outcome agent(String... arguments) {
        return run(
                "agent",
                Stream.concat(Stream.of("agent"), Arrays.stream(arguments)).toArray(String[]::new));
    }

    private PodPrograms.Outcome run(String container, String... command) {
        ObjectNode pod = world.objects.get(Types.POD, "datadog", "datadog-x").orElseThrow();
        return world.pods.programs().run(pod, container, List.of(command));
    }

    private String log(String pod, String container) {
        return world.pods.logs().of("datadog", pod, container).stream()
                .map(PodLogs.Line::text)
                .collect(Collectors.joining("\n"));
    }

    private void serve(String page) {
        world.network.listen(
                "10.0.0.5",
                8080,
                (scheme, path, headers) -> new PodNetwork.Reply(200, "text/plain", "# TYPE lat gauge\n" + page));
    }

    private void clusterAgentPod() {
        world.objects.create(
                Types.POD,
                AgentWorld.read("{'metadata':{'namespace':'datadog','name':'datadog-cluster-agent-1','uid':'c'},"
                        + "'spec':{'containers':[{'name':'cluster-agent'}]},"
                        + "'status':{'phase':'Running','conditions':[{'type':'Ready','status':'True'}]}}"));
    }
}
