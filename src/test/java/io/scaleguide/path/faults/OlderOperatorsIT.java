package io.scaleguide.path.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.diagnosis.Doctor;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tools.Patience;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with older operators before anything is set up: that hop's finding, among those of a bare cluster. */
class OlderOperatorsIT {
    @Test
    void trap13TheProxyImageOfOperator14IsGone() throws InterruptedException {
        try (PracticeCluster practice = practice(OperatorLine.V1_4);
                Cluster cluster = open(practice)) {
            setImage(cluster, "kube-rbac-proxy", "gcr.io/kubebuilder/kube-rbac-proxy:v0.8.0");
            assertThat(awaitFinding(cluster, Hop.OPERATOR_METRICS, "operator-proxy-image-gone"))
                    .contains("operator-proxy-image-gone", "agent-missing");
        }
    }

    @Test
    void theOpenSourceEditionOf16HasNoExtension() throws InterruptedException {
        try (PracticeCluster practice = practice(OperatorLine.V1_6);
                Cluster cluster = open(practice)) {
            setImage(cluster, "manager", "docker.io/kong/gateway-operator-oss:1.6");
            assertThat(awaitFinding(cluster, Hop.OPERATOR_METRICS, "operator-open-source-edition"))
                    .contains("operator-open-source-edition");
        }
    }

    @Test
    void aBareClusterLacksWhatTheGuideMakesAndNothingElse() {
        try (PracticeCluster practice = practice(OperatorLine.V2_2);
                Cluster cluster = open(practice)) {
            Diagnosis diagnosis = look(cluster);
            assertThat(HealthyPath.ids(diagnosis))
                    .containsExactlyInAnyOrder("gateway-missing", "annotation-missing", "agent-missing", "hpa-missing");
            assertThat(cluster.get(new ObjectRef(Kinds.NAMESPACE, "", "scaleguide-demo")))
                    .as("looking makes nothing")
                    .isEmpty();
        }
    }

    private static void setImage(Cluster cluster, String name, String image) {
        ObjectNode operator = cluster.list(Kinds.DEPLOYMENT, "kong-system", "").get(0);
        for (JsonNode container : operator.at("/spec/template/spec/containers")) {
            if (container.path("name").asString("").equals(name)) {
                ((ObjectNode) container).put("image", image);
            }
        }
        // Without it the newest object is replaced, whatever its controllers have written meanwhile.
        operator.withObject("/metadata").remove("resourceVersion");
        cluster.replace(operator);
    }

    private static TreeSet<String> awaitFinding(Cluster cluster, Hop hop, String id) throws InterruptedException {
        long end = System.nanoTime() + Patience.LONGEST.toNanos();
        Diagnosis diagnosis = look(cluster);
        while (!at(diagnosis, hop).contains(id) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
            diagnosis = look(cluster);
        }
        assertThat(at(diagnosis, hop)).as(HealthyPath.words(diagnosis)).containsExactly(id);
        return HealthyPath.ids(diagnosis);
    }

    private static List<String> at(Diagnosis diagnosis, Hop hop) {
        return diagnosis.readings().get(hop.number() - 1).findings().stream()
                .map(finding -> finding.id())
                .toList();
    }

    private static Diagnosis look(Cluster cluster) {
        return new Doctor(cluster, Clock.systemUTC(), true, true)
                .look(new PathRequest(Optional.empty(), Optional.empty()));
    }

    private static PracticeCluster practice(OperatorLine operator) {
        return PracticeCluster.start(new PracticeOptions(
                30, 3, LoadModel.QUEUE, operator, Path.of("assets/charts/datadog"), Clock.systemUTC()));
    }

    private static Cluster open(PracticeCluster practice) {
        return Cluster.open(
                new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty()), Duration.ofSeconds(10));
    }
}
