package io.scaleguide.practice.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WorkloadsTest {
    private final Bench bench = new Bench();

    @AfterEach
    void nothingFailed() {
        bench.close();
        assertThat(bench.problems).isEmpty();
    }

    @Test
    void aDeploymentComesUp() {
        bench.deployment("web", 2, "nginx:1");
        bench.settle();

        assertThat(bench.pods()).hasSize(2).allSatisfy(pod -> assertThat(bench.waiting(pod))
                .isEqualTo("ContainerCreating"));
        assertThat(Bench.reason(bench.get(Types.DEPLOYMENT, "web"), "Available"))
                .isEqualTo("False MinimumReplicasUnavailable");

        bench.live(4);

        ObjectNode web = bench.get(Types.DEPLOYMENT, "web");
        assertThat(web.path("status").path("availableReplicas").asInt(0)).isEqualTo(2);
        assertThat(web.path("status").path("observedGeneration").asInt(0)).isEqualTo(1);
        assertThat(Bench.reason(web, "Available")).isEqualTo("True MinimumReplicasAvailable");
        assertThat(Bench.reason(web, "Progressing")).isEqualTo("True NewReplicaSetAvailable");
        assertThat(web.path("metadata")
                        .path("annotations")
                        .path(DeploymentStatus.REVISION)
                        .asString(""))
                .isEqualTo("1");
        assertThat(bench.pods())
                .extracting(pod -> pod.path("status").path("podIP").asString(""))
                .allMatch(ip -> ip.startsWith("10.244."))
                .doesNotHaveDuplicates();
        assertThat(bench.messages("ScalingReplicaSet"))
                .singleElement()
                .asString()
                .matches("Scaled up replica set web-\\w+ from 0 to 2");
        assertThat(bench.messages("SuccessfulCreate")).hasSize(2);
        assertThat(bench.messages("Scheduled")).hasSize(2);
        assertThat(bench.messages("Started")).contains("Started container main");
    }

    @Test
    void nothingChangesWhenAllIsWell() {
        bench.deployment("web", 2, "nginx:1");
        bench.live(6);
        long version = bench.objects.resourceVersion();
        bench.live(5);
        assertThat(bench.objects.resourceVersion()).isEqualTo(version);
    }

    @Test
    void scalingSaysFromWhatToWhat() {
        bench.deployment("web", 1, "nginx:1");
        bench.live(4);
        bench.change(
                Types.DEPLOYMENT, "web", it -> it.withObjectProperty("spec").put("replicas", 4));
        bench.live(4);
        assertThat(bench.pods()).hasSize(4);
        assertThat(bench.messages("ScalingReplicaSet")).anyMatch(message -> message.endsWith("from 1 to 4"));

        bench.change(
                Types.DEPLOYMENT, "web", it -> it.withObjectProperty("spec").put("replicas", 1));
        bench.settle();
        assertThat(bench.pods().stream().filter(Meta::deleting)).hasSize(3);
        bench.live(3);
        assertThat(bench.pods()).hasSize(1);
        assertThat(bench.messages("Killing")).contains("Stopping container main");
        assertThat(bench.messages("SuccessfulDelete")).hasSize(3);
    }

    @Test
    void aNewTemplateRollsAndKeepsTheOldReplicaSet() {
        bench.deployment("web", 4, "nginx:1");
        bench.live(4);
        image("nginx:2");
        bench.settle();
        assertThat(bench.pods().stream().filter(Pods::ready).count()).isGreaterThanOrEqualTo(3);
        bench.live(20);

        ObjectNode web = bench.get(Types.DEPLOYMENT, "web");
        assertThat(bench.pods()).hasSize(4).allMatch(pod -> pod.toString().contains("nginx:2"));
        assertThat(web.path("status").path("updatedReplicas").asInt(0)).isEqualTo(4);
        assertThat(web.path("metadata")
                        .path("annotations")
                        .path(DeploymentStatus.REVISION)
                        .asString(""))
                .isEqualTo("2");
        assertThat(bench.objects.list(Types.REPLICA_SET, "default")).hasSize(2);

        image("nginx:1");
        bench.live(20);
        assertThat(bench.objects.list(Types.REPLICA_SET, "default")).hasSize(2);
        assertThat(bench.get(Types.DEPLOYMENT, "web").toString())
                .contains("\"" + DeploymentStatus.REVISION + "\":\"3\"");
    }

    @Test
    void recreateStopsAllBeforeItStartsAny() {
        bench.deployment("web", 2, "nginx:1");
        bench.change(Types.DEPLOYMENT, "web", it -> it.withObjectProperty("spec")
                .putObject("strategy")
                .put("type", "Recreate"));
        bench.live(4);
        image("nginx:2");
        bench.live(1);
        assertThat(bench.pods().stream().filter(Pods::ready).filter(pod -> !Meta.deleting(pod)))
                .isEmpty();
        bench.live(10);
        assertThat(bench.pods()).hasSize(2).allMatch(pod -> pod.toString().contains("nginx:2"));
    }

    @Test
    void aRolloutThatCannotGoOnExceedsItsDeadline() {
        bench.deployment("web", 1, "gcr.io/kubebuilder/kube-rbac-proxy:v0.8.0");
        bench.change(
                Types.DEPLOYMENT, "web", it -> it.withObjectProperty("spec").put("progressDeadlineSeconds", 30));
        bench.live(4);
        assertThat(bench.waiting(bench.pods().get(0))).isEqualTo("ErrImagePull");
        bench.live(12);
        assertThat(bench.waiting(bench.pods().get(0))).isEqualTo("ImagePullBackOff");
        bench.live(20);
        assertThat(Bench.reason(bench.get(Types.DEPLOYMENT, "web"), "Progressing"))
                .isEqualTo("False ProgressDeadlineExceeded");
        assertThat(bench.messages("BackOff")).hasSize(1);
    }

    @Test
    void aMissingSecretHoldsTheContainerUntilItIsThere() {
        bench.deployment("web", 1, "nginx:1");
        bench.change(Types.DEPLOYMENT, "web", it -> {
            JsonNode container = it.path("spec")
                    .path("template")
                    .path("spec")
                    .path("containers")
                    .path(0);
            ((ObjectNode) container)
                    .putArray("env")
                    .addObject()
                    .putObject("valueFrom")
                    .putObject("secretKeyRef")
                    .put("name", "keys")
                    .put("key", "api-key");
        });
        bench.live(4);
        JsonNode state = bench.pods()
                .get(0)
                .path("status")
                .path("containerStatuses")
                .path(0)
                .path("state")
                .path("waiting");
        assertThat(state.path("reason").asString("")).isEqualTo("CreateContainerConfigError");
        assertThat(state.path("message").asString("")).isEqualTo("secret \"keys\" not found");

        bench.create(Types.SECRET, "{metadata: {name: keys}, data: {api-key: eA==}}");
        bench.live(1);
        assertThat(bench.pods()).allMatch(Pods::ready);
    }

    @Test
    void initContainersRunFirst() {
        bench.create(Types.POD, """
                metadata: {name: solo}
                spec:
                  initContainers: [{name: first, image: a}]
                  containers: [{name: main, image: b}]
                """);
        bench.live(1);
        assertThat(bench.waiting(bench.get(Types.POD, "solo"))).isEqualTo("PodInitializing");
        bench.live(6);
        ObjectNode pod = bench.get(Types.POD, "solo");
        assertThat(Pods.ready(pod)).isTrue();
        assertThat(pod.path("status")
                        .path("initContainerStatuses")
                        .path(0)
                        .path("state")
                        .has("terminated"))
                .isTrue();
    }

    @Test
    void aDaemonSetHasOnePodOnTheNode() {
        bench.create(Types.DAEMON_SET, """
                metadata: {name: agent}
                spec:
                  selector: {matchLabels: {app: agent}}
                  template: {metadata: {labels: {app: agent}}, spec: {containers: [{name: agent, image: a}]}}
                """);
        bench.live(4);
        JsonNode status = bench.get(Types.DAEMON_SET, "agent").path("status");
        assertThat(status.path("numberReady").asInt(0)).isEqualTo(1);
        assertThat(status.path("updatedNumberScheduled").asInt(0)).isEqualTo(1);
    }

    @Test
    void aJobCompletes() {
        bench.create(Types.JOB, """
                metadata: {name: hook}
                spec: {template: {spec: {restartPolicy: Never, containers: [{name: run, image: a}]}}}
                """);
        bench.live(4);
        assertThat(bench.get(Types.JOB, "hook").path("status").path("active").asInt(0))
                .isEqualTo(1);
        bench.live(3);
        assertThat(Bench.reason(bench.get(Types.JOB, "hook"), "Complete")).isEqualTo("True CompletionsReached");
        assertThat(bench.pods()).singleElement().satisfies(pod -> assertThat(
                        pod.path("status").path("phase").asString(""))
                .isEqualTo("Succeeded"));
        assertThat(bench.messages("Completed")).containsExactly("Job completed");
    }

    private void image(String image) {
        bench.change(Types.DEPLOYMENT, "web", it -> ((ObjectNode) it.path("spec")
                        .path("template")
                        .path("spec")
                        .path("containers")
                        .path(0))
                .put("image", image));
    }
}
