package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.ResourceKind;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tools.Command;
import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Tools;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** After undo, what was there before is as it was, to the byte; in the middle, half of it. */
class UndoIT {
    private static final List<ResourceKind> KINDS = List.of(
            Kinds.NAMESPACE,
            Kinds.SERVICE,
            Kinds.SECRET,
            Kinds.DEPLOYMENT,
            Kinds.DAEMON_SET,
            Kinds.HPA,
            Kinds.CRD,
            Kinds.API_SERVICE,
            Kinds.CLUSTER_ROLE,
            Kinds.GATEWAY_CLASS,
            Kinds.GATEWAY,
            Kinds.HTTP_ROUTE,
            Kinds.METRICS_EXTENSION);

    private static final ObjectRef HPA = new ObjectRef(Kinds.HPA, "scaleguide-demo", "echo");
    private static final ObjectRef ECHO = new ObjectRef(Kinds.DEPLOYMENT, "scaleguide-demo", "echo");

    /** Deleting the definition would delete the DatadogMetrics of every team. */
    private static final String STAYS = "CustomResourceDefinition /datadogmetrics.datadoghq.com";

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(OperatorLine.class)
    void everythingIsAsItWas(OperatorLine operator) throws Exception {
        try (PracticeCluster practice = practice(operator);
                Cluster cluster = open(practice)) {
            Map<String, String> before = snapshot(cluster);
            GuideForTests.upTo(operator == OperatorLine.V1_4 ? "install" : "hpa", practice, home);
            assertThat(snapshot(cluster)).isNotEqualTo(before);
            String output = undo(practice, 0, "--yes");
            assertThat(output).contains("changes are undone.");
            Map<String, String> wanted = new TreeMap<>(before);
            awaitSnapshot(cluster, wanted);
            assertThat(undo(practice, 0, "--yes")).contains("Nothing to undo");
        }
    }

    @Test
    void undoneToAStepWhatCameBeforeStays() throws Exception {
        try (PracticeCluster practice = practice(OperatorLine.V2_2);
                Cluster cluster = open(practice)) {
            GuideForTests.upTo("hpa", practice, home);
            assertThat(undo(practice, 2, "--to", "no-such-step", "--plan")).contains("There is no step");
            assertThat(undo(practice, 0, "--to", "metric", "--plan"))
                    .contains("HorizontalPodAutoscaler", "DatadogMetric")
                    .doesNotContain("Helm release");
            assertThat(cluster.get(HPA)).isPresent();
            assertThat(undo(practice, 0, "--to", "metric", "--yes")).contains("others stay");
            assertThat(cluster.get(HPA)).isEmpty();
            assertThat(cluster.get(ECHO)).isPresent();
            assertThat(undo(practice, 0, "--yes")).contains("Release datadog uninstalled", "changes are undone");
            assertThat(cluster.get(ECHO)).isEmpty();
        }
    }

    @Test
    void whatSomeoneElseHasChangedSinceIsShownAndLeftAlone() throws Exception {
        try (PracticeCluster practice = practice(OperatorLine.V2_2);
                Cluster cluster = open(practice)) {
            Map<String, String> before = snapshot(cluster);
            GuideForTests.upTo("hpa", practice, home);
            Map<String, String> after = snapshot(cluster);
            kubectl(
                    practice,
                    "patch",
                    "hpa",
                    "echo",
                    "-n",
                    "scaleguide-demo",
                    "--type=merge",
                    "-p",
                    "{\"spec\":{\"maxReplicas\":20}}");
            assertThat(undo(practice, 0, "--plan"))
                    .contains("HorizontalPodAutoscaler scaleguide-demo/echo created  (! changed since by someone else)")
                    .contains("by kubectl-patch at ")
                    .contains("it was not there")
                    .contains("-  maxReplicas: 10", "+  maxReplicas: 20");
            assertThat(undo(practice, 3, "--yes")).contains("Nothing was undone", "--keep-theirs", "--force");
            assertThat(snapshot(cluster).keySet()).isEqualTo(after.keySet());
            assertThat(undo(practice, 0, "--keep-theirs", "--yes")).contains("2 others stay");
            assertThat(cluster.get(ECHO)).isEmpty();
            assertThat(cluster.get(HPA))
                    .as("theirs, in a namespace that stays with it")
                    .isPresent();
            assertThat(undo(practice, 0, "--force", "--yes")).contains("All 2 changes are undone.");
            awaitSnapshot(cluster, before);
        }
    }

    @Test
    void aNamespaceThatHoldsTheWorkOfOthersIsNotDeleted() throws Exception {
        try (PracticeCluster practice = practice(OperatorLine.V2_2);
                Cluster cluster = open(practice)) {
            GuideForTests.upTo("workload", practice, home);
            Path service = Files.writeString(
                    home.resolve("theirs.yaml"),
                    "{apiVersion: v1, kind: Service, metadata: {name: theirs, namespace: scaleguide-demo}, spec: {ports: [{port: 80}]}}");
            kubectl(practice, "apply", "-f", service.toString());
            assertThat(undo(practice, 3, "--yes"))
                    .contains("Namespace scaleguide-demo", "deleted with it: Service theirs");
            undo(practice, 0, "--keep-theirs", "--yes");
            assertThat(cluster.get(new ObjectRef(Kinds.SERVICE, "scaleguide-demo", "theirs")))
                    .isPresent();
            assertThat(cluster.get(ECHO)).isEmpty();
        }
    }

    @Test
    void anAnnotationAndAReleaseThatOthersChangedAreTheirs() throws Exception {
        try (PracticeCluster practice = practice(OperatorLine.V2_2)) {
            GuideForTests.upTo("annotate", practice, home);
            kubectl(
                    practice,
                    "patch",
                    "deployment",
                    "-n",
                    "kong-system",
                    "kong-operator-kong-operator-controller-manager",
                    "--type=merge",
                    "-p",
                    "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"ad.datadoghq.com/manager.checks\":\"{}\"}}}}}");
            Command.of(Tools.find(System.getenv()).helm(), "rollback", "datadog", "1", "-n", "datadog")
                    .with("KUBECONFIG", practice.kubeconfig().toString())
                    .with("HOME", home.toString())
                    .run()
                    .orFail();
            assertThat(undo(practice, 3, "--yes"))
                    .contains("Annotation ad.datadoghq.com/manager.checks", "by kubectl-patch at")
                    .contains("Helm release datadog/datadog", "-revision 1", "+revision 2");
        }
    }

    @Test
    void anotherMachineIsToldWhatScaleguideDidHere(@TempDir Path otherHome) throws Exception {
        try (PracticeCluster practice = practice(OperatorLine.V2_2)) {
            GuideForTests.upTo("workload", practice, home);
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            GuideForTests.run(
                    output,
                    otherHome,
                    List.of(
                            "undo",
                            "--yes",
                            "--kubeconfig",
                            practice.kubeconfig().toString()));
            assertThat(output.toString(StandardCharsets.UTF_8))
                    .contains("the ledger of this cluster is empty")
                    .contains(
                            "from another machine or user",
                            "  Deployment scaleguide-demo/echo",
                            "copy its ledger to " + otherHome);
        }
    }

    private void kubectl(PracticeCluster practice, String... arguments) throws Exception {
        Command.of(Tools.find(System.getenv()).kubectl(), arguments)
                .with("KUBECONFIG", practice.kubeconfig().toString())
                .with("HOME", home.toString())
                .run()
                .orFail();
    }

    private static PracticeCluster practice(OperatorLine operator) {
        return PracticeCluster.start(new PracticeOptions(
                30, 5, LoadModel.QUEUE, operator, Path.of("assets/charts/datadog"), Clock.systemUTC()));
    }

    private static Cluster open(PracticeCluster practice) {
        return Cluster.open(
                new ClusterChoice(List.of(practice.kubeconfig()), Optional.empty()), Duration.ofSeconds(10));
    }

    private String undo(PracticeCluster practice, int code, String... options) {
        List<String> arguments = new ArrayList<>(List.of("undo"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--kubeconfig", practice.kubeconfig().toString()));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int got = GuideForTests.run(output, home, arguments);
        String text = output.toString(StandardCharsets.UTF_8);
        assertThat(got).as(text).isEqualTo(code);
        return text;
    }

    private static void awaitSnapshot(Cluster cluster, Map<String, String> wanted) throws InterruptedException {
        long end = System.nanoTime() + Patience.LONGEST.toNanos();
        Map<String, String> now = snapshot(cluster);
        while (!now.equals(wanted) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
            now = snapshot(cluster);
        }
        assertThat(now).isEqualTo(wanted);
    }

    /** Every object of those kinds as text, without what the API server and the controllers write. */
    private static Map<String, String> snapshot(Cluster cluster) {
        Map<String, String> objects = new TreeMap<>();
        for (ResourceKind kind : KINDS) {
            for (ObjectNode object : cluster.list(kind, "", "")) {
                ObjectNode metadata = object.withObject("/metadata");
                String name = kind.kind() + " " + metadata.path("namespace").asString("") + "/"
                        + metadata.path("name").asString();
                metadata.remove(List.of("managedFields", "resourceVersion", "generation"));
                if (metadata.path("annotations") instanceof ObjectNode annotations) {
                    annotations.remove("deployment.kubernetes.io/revision");
                }
                object.remove("status");
                if (!name.equals(STAYS)) {
                    objects.put(name, object.toString());
                }
            }
        }
        return objects;
    }
}
