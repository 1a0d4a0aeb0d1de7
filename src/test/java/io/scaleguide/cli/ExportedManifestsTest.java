package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.tools.Command;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is in the folders for kustomize and Argo CD, and on the page. */
class ExportedManifestsTest extends OnExports {

    @Test
    void kustomizeBuildsTheSameObjectsAndNotTheOperator() throws IOException, InterruptedException {
        Path out = exports.exported("kustomize", "--demo-workload");
        List<ObjectNode> built = objects(out);
        assertThat(built)
                .extracting(one -> one.path("kind").asString(""))
                .containsExactlyInAnyOrder(
                        "Namespace",
                        "Namespace",
                        "Deployment",
                        "Service",
                        "DataPlaneMetricsExtension",
                        "GatewayConfiguration",
                        "GatewayClass",
                        "Gateway",
                        "HTTPRoute",
                        "DatadogMetric",
                        "HorizontalPodAutoscaler");
        assertThat(built)
                .noneMatch(one -> one.at("/metadata/namespace").asString("").equals("kong-system"));
    }

    @Test
    void theComponentPutsTheAnnotationOnAnOperatorThatIsSomebodyElses() throws IOException, InterruptedException {
        Path out = exports.exported("kustomize");
        Path theirs = Files.createDirectories(folder.resolve("theirs"));
        Files.writeString(theirs.resolve("operator.yaml"), """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: kong-operator-kong-operator-controller-manager
                spec:
                  template:
                    metadata:
                      labels: {app: operator}
                    spec:
                      containers: [{name: manager, image: operator}]
                """);
        Files.writeString(theirs.resolve("kustomization.yaml"), """
                resources: [operator.yaml]
                components: [../kustomize/annotate]
                """);
        JsonNode built = ExportsForTests.yaml(kustomize(theirs));
        assertThat(built.at("/spec/template/metadata/annotations").toString()).contains("kong_upstream_latency_ms");
        assertThat(built.at("/spec/template/spec/containers")).hasSize(1);
        assertThat(out.resolve("annotate/patch.yaml")).isRegularFile();
    }

    @Test
    void argoGetsTheChartAndTheManifestsInOrder() throws IOException {
        Path out = exports.exported("argo", "--demo-workload", "--chart-version", "3.200.0", "--set", "release=dd");
        JsonNode application = ExportsForTests.yaml(Files.readString(out.resolve("application.yaml")));
        JsonNode chart = application.at("/spec/sources/0");
        assertThat(chart.path("repoURL").asString()).isEqualTo("https://helm.datadoghq.com");
        assertThat(chart.path("targetRevision").asString()).isEqualTo("3.200.0");
        assertThat(chart.at("/helm/releaseName").asString()).isEqualTo("dd");
        assertThat(chart.at("/helm/valuesObject"))
                .as("the values that helm would get")
                .isEqualTo(ExportsForTests.yaml(
                        exports.export("helm-values", "--chart-version", "3.200.0", "--set", "release=dd")
                                .out()));
        assertThat(application.at("/spec/destination/namespace").asString()).isEqualTo("datadog");
        assertThat(application.at("/spec/sources/1/path").asString()).endsWith("/manifests");
        assertThat(wave(out, "namespace-datadog")).isEqualTo("-1 ");
        assertThat(wave(out, "deployment-echo")).isEqualTo("1 ");
        assertThat(wave(out, "datadogmetric-echo-kong-upstream-latency-ms-avg"))
                .isEqualTo("2 SkipDryRunOnMissingResource=true");
        assertThat(wave(out, "horizontalpodautoscaler-echo"))
                .as("the metric is not healthy before its HPA is there")
                .isEqualTo("2 ");
        assertThat(wave(out, "patched-deployment-kong-operator-kong-operator-controller-manager"))
                .as("nobody else's operator goes with it")
                .isEqualTo("1 ServerSideApply=true,Validate=false,Prune=false,Delete=false");
    }

    @Test
    void argosManifestsAreThoseOfKustomizeWithMarks() throws IOException, InterruptedException {
        List<ObjectNode> ours = objects(exports.exported("kustomize", "--demo-workload"));
        List<ObjectNode> argos =
                objects(exports.exported("argo", "--demo-workload").resolve("manifests"));
        argos.removeIf(one -> one.at("/metadata/namespace").asString("").equals("kong-system"));
        argos.forEach(ExportedManifestsTest::unmark);
        assertThat(argos).containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void argoCannotTakeAChartFromThisDisk() {
        InProcess run = exports.export(
                "argo",
                "--chart",
                "charts/datadog",
                "--out",
                folder.resolve("argo").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--chart-repo");
        assertThat(folder.resolve("argo")).doesNotExist();
    }

    @Test
    void thePageHasEveryStepWithTheUsersNames() {
        String page = exports.export(
                        "markdown",
                        "--namespace",
                        "shop",
                        "--set",
                        "service=cart",
                        "--set",
                        "gateway=edge",
                        "--set",
                        "target=200")
                .out();
        assertThat(page.lines().filter(line -> line.startsWith("## "))).hasSize(11);
        assertThat(page)
                .contains(
                        "- Service: `cart`\n",
                        "- Target: `200` ms\n",
                        "The HPA keeps the latency at 200 ms",
                        "kubectl rollout status deployment cart -n shop --timeout=300s\n",
                        "kubectl get gateway edge -n shop")
                .doesNotContain("DD_API_KEY", "scaleguide-demo")
                .doesNotContainPattern("(?m)^(?!.*query:|- Query|.*\"spec\":).*\\{[a-z][a-z-]*}");
    }

    /** A manifest's wave and options. */
    private static String wave(Path out, String name) throws IOException {
        JsonNode annotations = ExportsForTests.yaml(Files.readString(out.resolve("manifests/" + name + ".yaml")))
                .at("/metadata/annotations");
        return annotations.path("argocd.argoproj.io/sync-wave").asString("") + " "
                + annotations.path("argocd.argoproj.io/sync-options").asString("");
    }

    private static void unmark(ObjectNode manifest) {
        ObjectNode annotations = (ObjectNode) manifest.at("/metadata/annotations");
        annotations.remove(List.of("argocd.argoproj.io/sync-wave", "argocd.argoproj.io/sync-options"));
        if (annotations.isEmpty()) {
            ((ObjectNode) manifest.path("metadata")).remove("annotations");
        }
    }

    private static List<ObjectNode> objects(Path of) throws IOException, InterruptedException {
        return Stream.of(kustomize(of).split("---\n", -1))
                .map(Manifests::read)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String kustomize(Path of) throws IOException, InterruptedException {
        Path kubectl = Tools.find(System.getenv()).kubectl();
        return Command.of(kubectl, "kustomize", of.toString()).run().orFail().out();
    }
}
