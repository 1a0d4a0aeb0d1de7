package io.scaleguide.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class RolloutReaderTest {

    @Test
    void aDeploymentIsCompleteWhenEveryWantedPodIsNewAndAvailable() {
        assertThat(RolloutReader.count(
                        deployment(2, 2, "replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3")))
                .isEqualTo(new Rollout(true, 3, 3, "3 of 3 pods are ready.", false));
    }

    @Test
    void aDeploymentWhoseSpecWasNotSeenYetIsNotComplete() {
        Rollout rollout = RolloutReader.count(
                deployment(3, 2, "replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3"));

        assertThat(rollout.complete()).isFalse();
        assertThat(rollout.message()).contains("not seen the newest spec");
    }

    @Test
    void aDeploymentThatWasNeverLookedAtIsNotComplete() {
        ObjectNode fresh = Trees.yaml("{kind: Deployment, metadata: {generation: 1}, spec: {replicas: 0}}");

        assertThat(RolloutReader.count(fresh).complete()).isFalse();
    }

    @Test
    void oldPodsThatAreStillToEndHoldItUp() {
        Rollout rollout = RolloutReader.count(
                deployment(2, 2, "replicas: 4, updatedReplicas: 3, readyReplicas: 4, availableReplicas: 4"));

        assertThat(rollout.complete()).isFalse();
        assertThat(rollout.message()).contains("1 old pods");
    }

    @Test
    void aDeploymentPastItsDeadlineIsStuck() {
        Rollout rollout = RolloutReader.count(
                deployment(
                        2,
                        2,
                        "replicas: 3, updatedReplicas: 1, conditions: [{type: Progressing, status: 'False', reason: ProgressDeadlineExceeded}]"));

        assertThat(rollout.stuck()).isTrue();
        assertThat(rollout.message()).contains("ProgressDeadlineExceeded");
    }

    @Test
    void aDeploymentOfNoPodsIsCompleteOnceSeen() {
        ObjectNode idle = Trees.yaml(
                "{kind: Deployment, metadata: {generation: 1}, spec: {replicas: 0}, status: {observedGeneration: 1}}");

        assertThat(RolloutReader.count(idle).complete()).isTrue();
    }

    @Test
    void aDaemonSetCountsNodes() {
        assertThat(RolloutReader.count(daemonSet("desiredNumberScheduled: 2, updatedNumberScheduled: 1")))
                .extracting(Rollout::complete, Rollout::message)
                .containsExactly(false, "1 of 2 pods run the newest template.");
        assertThat(RolloutReader.count(daemonSet(
                        "desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2, numberReady: 2")))
                .isEqualTo(new Rollout(true, 2, 2, "2 of 2 pods are ready.", false));
        assertThat(RolloutReader.count(daemonSet("desiredNumberScheduled: 0")).message())
                .contains("No node matches");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ImagePullBackOff", "ErrImagePull", "CrashLoopBackOff", "CreateContainerConfigError"})
    void aPodThatCannotStartIsNamedAndWaitingIsPointless(String reason) {
        Rollout rollout = explain(List.of(pod("echo-1", "a", "2026-01-01T00:00:00Z", waiting(reason))));

        assertThat(rollout.stuck()).isTrue();
        assertThat(rollout.message()).isEqualTo("Pod echo-1, container app: " + reason + " (words)");
    }

    @Test
    void anUnschedulablePodIsNamedButMayYetFindANode() {
        Rollout rollout = explain(List.of(pod(
                "echo-1",
                "a",
                "2026-01-01T00:00:00Z",
                "conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: 0/1 nodes}]")));

        assertThat(rollout.stuck()).isFalse();
        assertThat(rollout.message()).isEqualTo("Pod echo-1: Unschedulable (0/1 nodes)");
    }

    @Test
    void troubleOfAnOlderTemplateDoesNotCount() {
        Rollout rollout = explain(List.of(
                pod("echo-old", "a", "2026-01-01T00:00:00Z", waiting("ImagePullBackOff")),
                pod("echo-new", "b", "2026-01-02T00:00:00Z", "phase: Pending")));

        assertThat(rollout.stuck()).isFalse();
        assertThat(rollout.message()).isEqualTo("0 of 1 pods are available.");
    }

    @Test
    void aPodThatIsEndingDoesNotCount() {
        ObjectNode ending = pod("echo-1", "a", "2026-01-01T00:00:00Z", waiting("CrashLoopBackOff"));
        ((ObjectNode) ending.path("metadata")).put("deletionTimestamp", "2026-01-01T00:01:00Z");

        assertThat(explain(List.of(ending)).stuck()).isFalse();
    }

    @Test
    void selectorsOfWorkloadsBecomeOneText() {
        assertThat(LabelSelectors.text(Trees.yaml("""
                                matchLabels: {app: echo, tier: web}
                                matchExpressions:
                                - {key: track, operator: In, values: [a, b]}
                                - {key: old, operator: DoesNotExist}
                                - {key: new, operator: Exists}
                                - {key: zone, operator: NotIn, values: [z]}
                                """)))
                .isEqualTo("app=echo,tier=web,track in (a,b),!old,new,zone notin (z)");
    }

    private static Rollout explain(List<ObjectNode> pods) {
        ObjectNode workload = Trees.yaml("""
                kind: Deployment
                metadata: {generation: 2}
                spec: {replicas: 1}
                status: {observedGeneration: 2, replicas: 1, updatedReplicas: 1}
                """);
        return RolloutReader.explain(workload, RolloutReader.count(workload), pods);
    }

    private static String waiting(String reason) {
        return "containerStatuses: [{name: app, state: {waiting: {reason: %s, message: words}}}]".formatted(reason);
    }

    private static ObjectNode pod(String name, String hash, String created, String status) {
        return Trees.yaml("""
                metadata: {name: %s, creationTimestamp: '%s', labels: {pod-template-hash: %s}}
                status: {%s}
                """.formatted(name, created, hash, status));
    }

    private static ObjectNode deployment(int generation, int observed, String status) {
        return Trees.yaml("""
                kind: Deployment
                metadata: {generation: %d}
                spec: {replicas: 3}
                status: {observedGeneration: %d, %s}
                """.formatted(generation, observed, status));
    }

    private static ObjectNode daemonSet(String status) {
        return Trees.yaml(
                "{kind: DaemonSet, metadata: {generation: 1}, status: {observedGeneration: 1, %s}}".formatted(status));
    }
}
