package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.lint.Checked;
import io.scaleguide.lint.Linter;
import io.scaleguide.lint.file.LintFiles;
import io.scaleguide.practice.PracticeCluster;
import io.scaleguide.practice.PracticeOptions;
import io.scaleguide.practice.gateway.LoadModel;
import io.scaleguide.practice.kong.OperatorLine;
import io.scaleguide.tools.Command;
import io.scaleguide.tools.Needed;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The export command as a user calls it, with the names of a practice cluster. That what it writes does the job is for {@code ExportIT}. */
class ExportCommandTest {
    private static final String API_KEY = "c0ffee11c0ffee22c0ffee33c0ffee44";
    private static final String APP_KEY = "deadbeef01deadbeef02deadbeef03deadbeef04";
    private static final Pattern HERE = Pattern.compile("<<'(END_*)'\n(.*?\n)\\1\n", Pattern.DOTALL);

    private static final PracticeCluster PRACTICE = PracticeCluster.start(new PracticeOptions(
            1, 1, LoadModel.QUEUE, OperatorLine.of("2.2"), Path.of("assets/charts/datadog"), Clock.systemUTC()));

    @TempDir
    private Path folder;

    @AfterAll
    static void end() {
        PRACTICE.close();
    }

    private static InProcess run(String... arguments) {
        return InProcess.run(
                "", Stream.concat(Stream.of("export"), Stream.of(arguments)).toList());
    }

    private static InProcess export(String format, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--kubeconfig", PRACTICE.kubeconfig().toString(), "--format", format));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    /** What is exported, in files. */
    private Path exported(String format, String... more) {
        String name = format.equals("script")
                ? "run.sh"
                : format.equals("helm-values") ? "values.yaml" : format.equals("markdown") ? "guide.md" : format;
        Path out = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--out", out.toString()));
        InProcess run = export(format, arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        return out;
    }

    private static List<String> traps(Path exported) {
        LintFiles files = LintFiles.read(List.of(exported.toString()), InputStream.nullInputStream());
        assertThat(files.problems()).isEmpty();
        List<Checked> checked = new Linter(trap -> true).look(files.texts());
        return checked.stream()
                .flatMap(one -> one.traps().stream()
                        .map(trap -> one.source().file() + ":" + trap.line() + " "
                                + trap.finding().id()))
                .toList();
    }

    private static List<Path> files(Path exported) throws IOException {
        try (Stream<Path> all = Files.walk(exported)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static JsonNode yaml(String text) {
        return new YAMLMapper().readTree(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "kustomize", "helm-values", "argo", "markdown"})
    void lintFindsNothingInIt(String format) {
        assertThat(traps(exported(format))).isEmpty();
        assertThat(traps(exported(
                        format,
                        "--force",
                        "--demo-workload",
                        "--site",
                        "datadoghq.eu",
                        "--namespace",
                        "shop",
                        "--set",
                        "service=cart",
                        "--set",
                        "cluster-name=shop-eu",
                        "--set",
                        "datadog-namespace=monitoring",
                        "--chart-version",
                        "3.200.0")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "kustomize", "helm-values", "argo", "markdown"})
    void noKeyIsInIt(String format) throws IOException {
        Path apiKey = Files.writeString(folder.resolve("api"), API_KEY);
        Path appKey = Files.writeString(folder.resolve("app"), APP_KEY);
        Path out = exported(format, "--api-key-file", apiKey.toString(), "--app-key-file", appKey.toString());
        for (Path file : files(out)) {
            assertThat(Files.readString(file)).doesNotContain(API_KEY.substring(0, 8), APP_KEY.substring(0, 8));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theScriptIsOneThatEveryShellReads() throws IOException, InterruptedException {
        Path script = exported("script", "--demo-workload");
        for (String shell : List.of("sh", "dash", "bash")) {
            Optional<Path> program = Needed.which(System.getenv(), shell);
            if (program.isPresent()) {
                assertThat(Command.of(program.get(), "-n", script.toString())
                                .run()
                                .err())
                        .isEmpty();
            }
        }
    }

    @Test
    void shellcheckFindsNothingInTheScript() throws IOException, InterruptedException {
        Optional<Path> shellcheck = Needed.which(System.getenv(), "shellcheck");
        assumeThat(shellcheck).as("shellcheck on PATH").isPresent();
        Path script = exported("script", "--demo-workload");
        assertThat(Command.of(shellcheck.orElseThrow(), script.toString()).run().out())
                .isEmpty();
    }

    @Test
    void theScriptTakesTheKeysFromFilesAndBothOrNone() throws IOException, InterruptedException {
        Path script = exported("script");
        Path empty = Files.createFile(folder.resolve("empty"));
        Path key = Files.writeString(folder.resolve("key"), API_KEY);
        for (List<String> given : List.of(
                List.of(key.toString()),
                List.of(key.toString(), empty.toString()),
                List.of(key.toString(), folder.resolve("gone").toString()))) {
            List<String> argv = new ArrayList<>(List.of("sh", script.toString()));
            argv.addAll(given);
            Command.Outcome refused = new Command(argv, Map.of(), "").run();
            assertThat(refused.exit()).as(given.toString()).isEqualTo(2);
            assertThat(refused.out()).as("nothing was begun").isEmpty();
        }
    }

    @Test
    void theScriptHasTheValuesAndNamesOfTheAnswers() {
        String script = export(
                        "script",
                        "--demo-workload",
                        "--namespace",
                        "shop",
                        "--set",
                        "service=cart",
                        "--set",
                        "target=200",
                        "--set",
                        "release=dd")
                .out();
        List<ObjectNode> documents = HERE.matcher(script)
                .results()
                .flatMap(match -> Stream.of(match.group(2).split("---\n", -1)))
                .map(Manifests::read)
                .toList();
        assertThat(documents)
                .extracting(one -> one.path("kind").asString("values") + " "
                        + one.path("metadata").path("name").asString(""))
                .containsExactly(
                        "Namespace datadog",
                        "Secret datadog-keys",
                        "values ",
                        "Namespace shop",
                        "Deployment cart",
                        "Service cart",
                        "DataPlaneMetricsExtension kong",
                        "GatewayConfiguration kong",
                        "GatewayClass kong",
                        "Gateway kong",
                        "HTTPRoute cart",
                        "DatadogMetric cart-kong-upstream-latency-ms-avg",
                        "HorizontalPodAutoscaler cart");
        ObjectNode hpa = documents.get(documents.size() - 1);
        assertThat(hpa.at("/spec/metrics/0/external/target/value").isString())
                .as("a quantity is text")
                .isTrue();
        assertThat(hpa.at("/spec/metrics/0/external/target/value").asString()).isEqualTo("200");
        assertThat(script)
                .contains(
                        "context=" + PRACTICE.context() + "\n",
                        "helm upgrade --install dd datadog --namespace datadog",
                        "kubectl patch deployment kong-operator-kong-operator-controller-manager -n kong-system");
    }

    @Test
    void anOlderOperatorGetsItsOwnForm() {
        InProcess run = run("--practice", "--operator", "1.4", "--format", "script");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("ad.datadoghq.com/kube-rbac-proxy.checks", "bearer_token_auth");
    }

    @Test
    void ofAPracticeClusterThatGoesNoAddressIsKept() {
        InProcess run = run("--practice", "--format", "script");
        assertThat(run.out()).contains("https://helm.datadoghq.com").doesNotContain("127.0.0.1");
    }

    @Test
    void theValuesNeedNoCluster() {
        InProcess run = run("--kubeconfig", folder.resolve("none").toString(), "--format", "helm-values");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode values = yaml(run.out());
        assertThat(values.at("/datadog/apiKeyExistingSecret").asString()).isEqualTo("datadog-keys");
        assertThat(values.at("/clusterAgent/metricsProvider/useDatadogMetrics").asBoolean())
                .isTrue();
        assertThat(run.out())
                .contains("#   helm upgrade --install datadog datadog --namespace datadog", "-f values.yaml");
    }

    @Test
    void whatNeedsAClusterSaysSo() {
        InProcess run = run("--kubeconfig", folder.resolve("none").toString(), "--format", "script");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains(folder.resolve("none").toString());
    }

    @Test
    void whatIsThereIsOnlyWrittenOverOnDemand() throws IOException {
        Path out = Files.writeString(folder.resolve("run.sh"), "mine");
        InProcess refused = export("script", "--out", out.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains(out + " is there already", "--force");
        assertThat(out).hasContent("mine");
        InProcess done = export("script", "--out", out.toString(), "--force");
        assertThat(done.out()).isEqualTo("Written: " + out + ".\n");
        assertThat(out).content().startsWith("#!/bin/sh\n");
    }

    @Test
    void aFolderIsWrittenOverOnlyWhereItsFilesAreNotThere() throws IOException {
        Path out = exported("kustomize");
        Path note = Files.writeString(out.resolve("NOTES"), "mine");
        assertThat(export("kustomize", "--out", out.toString()).code()).isEqualTo(2);
        assertThat(export("kustomize", "--out", out.toString(), "--force").code())
                .isZero();
        assertThat(note).hasContent("mine");
    }

    @Test
    void aFolderNeedsAName() {
        InProcess run = export("kustomize");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--out");
    }

    @Test
    void kustomizeBuildsTheSameObjectsAndNotTheOperator() throws IOException, InterruptedException {
        Path out = exported("kustomize", "--demo-workload");
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
        Path out = exported("kustomize");
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
        JsonNode built = yaml(kustomize(theirs));
        assertThat(built.at("/spec/template/metadata/annotations").toString()).contains("kong_upstream_latency_ms");
        assertThat(built.at("/spec/template/spec/containers")).hasSize(1);
        assertThat(out.resolve("annotate/patch.yaml")).isRegularFile();
    }

    private static String kustomize(Path of) throws IOException, InterruptedException {
        Path kubectl = Tools.find(System.getenv()).kubectl();
        return Command.of(kubectl, "kustomize", of.toString()).run().orFail().out();
    }

    @Test
    void argoGetsTheChartAndTheManifestsInOrder() throws IOException {
        Path out = exported("argo", "--demo-workload", "--chart-version", "3.200.0", "--set", "release=dd");
        JsonNode application = yaml(Files.readString(out.resolve("application.yaml")));
        JsonNode chart = application.at("/spec/sources/0");
        assertThat(chart.path("repoURL").asString()).isEqualTo("https://helm.datadoghq.com");
        assertThat(chart.path("targetRevision").asString()).isEqualTo("3.200.0");
        assertThat(chart.at("/helm/releaseName").asString()).isEqualTo("dd");
        assertThat(chart.at("/helm/valuesObject"))
                .as("the values that helm would get")
                .isEqualTo(yaml(export("helm-values", "--chart-version", "3.200.0", "--set", "release=dd")
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

    /** A manifest's wave and options. */
    private static String wave(Path out, String name) throws IOException {
        JsonNode annotations = yaml(Files.readString(out.resolve("manifests/" + name + ".yaml")))
                .at("/metadata/annotations");
        return annotations.path("argocd.argoproj.io/sync-wave").asString("") + " "
                + annotations.path("argocd.argoproj.io/sync-options").asString("");
    }

    @Test
    void argosManifestsAreThoseOfKustomizeWithMarks() throws IOException, InterruptedException {
        List<ObjectNode> ours = objects(exported("kustomize", "--demo-workload"));
        List<ObjectNode> argos = objects(exported("argo", "--demo-workload").resolve("manifests"));
        argos.removeIf(one -> one.at("/metadata/namespace").asString("").equals("kong-system"));
        argos.forEach(ExportCommandTest::unmark);
        assertThat(argos).containsExactlyInAnyOrderElementsOf(ours);
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

    @Test
    void argoCannotTakeAChartFromThisDisk() {
        InProcess run = export(
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
        String page = export(
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
}
