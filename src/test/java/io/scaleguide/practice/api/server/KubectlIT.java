package io.scaleguide.practice.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.net.PodNetwork;
import io.scaleguide.practice.net.PodPrograms;
import io.scaleguide.tools.Command.Outcome;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the real kubectl says to the practice cluster, and what it prints. Each test works in a namespace of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubectlIT {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, labels: {app: web}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - name: web
                    image: nginx:1
                    ports: [{containerPort: 80}]
            """;
    private static final String METRIC_TYPE = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: probes.example.org}
            spec:
              group: example.org
              scope: Namespaced
              names: {kind: Probe, plural: probes, shortNames: [prb]}
              versions:
              - name: v1
                served: true
                storage: true
                subresources: {status: {}}
                additionalPrinterColumns:
                - {name: active, type: string, jsonPath: '.status.conditions[?(@.type=="Active")].status'}
                - {name: value, type: string, jsonPath: .status.value}
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec:
                        type: object
                        required: [query]
                        properties: {query: {type: string}, window: {type: string, enum: [short, long]}}
                      status: {type: object, x-kubernetes-preserve-unknown-fields: true}
            """;
    private static final String AUTOSCALER = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              maxReplicas: 5
              metrics:
              - type: External
                external: {metric: {name: latency}, target: {type: Value, value: 40}}
            """;

    private TestCluster cluster;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        cluster = new TestCluster(home);
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void tellsItsVersionAndWhatMayBeDone() throws Exception {
        assertThat(ok("version").out()).contains("Server Version: v1.34.0+practice");
        assertThat(ok("auth", "can-i", "create", "deployments").out()).isEqualTo("yes\n");
        assertThat(ok("api-resources").out()).contains("deployments", "horizontalpodautoscalers");
        assertThat(ok("get", "--raw", "/readyz").out()).isEqualTo("ok");
        assertThat(cluster.kubectl("get", "--raw", "/apis/external.metrics.k8s.io/v1beta1")
                        .err())
                .contains("NotFound");
        assertThat(cluster.kubectl("top", "pods").err()).contains("Metrics API not available");
    }

    @Test
    void appliesOnTheClientsSide() throws Exception {
        namespace("client");
        assertThat(apply("client", DEPLOYMENT).out()).contains("created");
        assertThat(apply("client", DEPLOYMENT).out()).contains("unchanged");
        assertThat(apply("client", DEPLOYMENT.replace("nginx:1", "nginx:2")).out())
                .contains("configured");
        assertThat(ok("-n", "client", "get", "deploy", "-o", "wide").out())
                .containsPattern("NAME +READY +UP-TO-DATE +AVAILABLE +AGE +CONTAINERS +IMAGES +SELECTOR")
                .containsPattern("web +0/2 +0 +0 +\\d+s +web +nginx:2 +app=web");
        assertThat(ok("-n", "client", "describe", "deploy", "web").out())
                .contains("StrategyType:           RollingUpdate", "nginx:2");
        assertThat(ok("-n", "client", "get", "deploy", "web", "-o", "jsonpath={.metadata.generation}")
                        .out())
                .isEqualTo("2");
    }

    @Test
    void appliesOnTheServersSideAndKnowsTheOwners() throws Exception {
        namespace("server");
        applyAs("server", "one", DEPLOYMENT.replace("replicas: 2", "replicas: 2\n  paused: true"));
        applyAs("server", "one", DEPLOYMENT);
        assertThat(ok("-n", "server", "get", "deploy", "web", "-o", "yaml").out())
                .doesNotContain("paused");
        Outcome refused = cluster.kubectlReading(
                DEPLOYMENT.replace("replicas: 2", "replicas: 3"),
                "-n",
                "server",
                "apply",
                "--server-side",
                "--field-manager=two",
                "-f",
                "-");
        assertThat(refused.err()).contains("Apply failed with 1 conflict: conflict with \"one\": .spec.replicas");
        cluster.kubectlReading(
                        DEPLOYMENT.replace("replicas: 2", "replicas: 3"),
                        "-n",
                        "server",
                        "apply",
                        "--server-side",
                        "--field-manager=two",
                        "--force-conflicts",
                        "-f",
                        "-")
                .orFail();
        assertThat(replicas("server")).isEqualTo("3");
    }

    @Test
    void patchesInFourWaysAndScales() throws Exception {
        namespace("patches");
        apply("patches", DEPLOYMENT);
        ok(
                "-n",
                "patches",
                "patch",
                "deploy",
                "web",
                "-p",
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"side\",\"image\":\"side:1\"}]}}}}");
        assertThat(ok(
                                "-n",
                                "patches",
                                "get",
                                "deploy",
                                "web",
                                "-o",
                                "jsonpath={.spec.template.spec.containers[*].name}")
                        .out())
                .contains("web", "side");
        ok("-n", "patches", "patch", "deploy", "web", "--type=merge", "-p", "{\"spec\":{\"replicas\":4}}");
        assertThat(replicas("patches")).isEqualTo("4");
        ok(
                "-n",
                "patches",
                "patch",
                "deploy",
                "web",
                "--type=json",
                "-p",
                "[{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":5}]");
        assertThat(replicas("patches")).isEqualTo("5");
        ok("-n", "patches", "scale", "deploy", "web", "--replicas=6");
        assertThat(replicas("patches")).isEqualTo("6");
        ok("-n", "patches", "annotate", "deploy", "web", "note=yes");
        ok("-n", "patches", "label", "deploy", "web", "tier=front");
        assertThat(ok("-n", "patches", "get", "deploy", "-l", "tier in (front,back),!gone", "-o", "name")
                        .out())
                .isEqualTo("deployment.apps/web\n");
        assertThat(ok("-n", "patches", "get", "deploy", "-l", "tier notin (front)", "-o", "name")
                        .out())
                .isEmpty();
    }

    @Test
    void neverStoresADryRun() throws Exception {
        namespace("dry");
        cluster.kubectlReading(DEPLOYMENT, "-n", "dry", "apply", "--dry-run=server", "-f", "-")
                .orFail();
        Outcome difference = cluster.kubectlReading(DEPLOYMENT, "-n", "dry", "diff", "-f", "-");
        assertThat(difference.exit()).isEqualTo(1);
        assertThat(difference.out()).contains("+kind: Deployment");
        assertThat(ok("-n", "dry", "get", "deploy", "-o", "name").out()).isEmpty();
    }

    @Test
    void refusesWhatARealServerRefuses() throws Exception {
        namespace("refused");
        assertThat(refused(DEPLOYMENT.replace("image:", "imagee:")))
                .contains("strict decoding error: unknown field \"spec.template.spec.containers[0].imagee\"");
        assertThat(refused(DEPLOYMENT.replace("  selector: {matchLabels: {app: web}}\n", "")))
                .contains("The Deployment \"web\" is invalid: spec.selector: Required value");
        assertThat(refused(AUTOSCALER.replace("maxReplicas: 5", "minReplicas: 9\n  maxReplicas: 5")))
                .contains("must be greater than or equal to `minReplicas`");
        assertThat(refused(DEPLOYMENT.replace("name: web, labels", "name: Web_1, labels")))
                .contains("a lowercase RFC 1123 subdomain");
        assertThat(cluster.kubectlReading(DEPLOYMENT, "-n", "nowhere", "apply", "-f", "-")
                        .err())
                .contains("namespaces \"nowhere\" not found");
    }

    @Test
    void followsCustomTypes() throws Exception {
        namespace("custom");
        apply("custom", METRIC_TYPE);
        String probe = "{apiVersion: example.org/v1, kind: Probe, metadata: {name: p}, spec: {query: 'a:b'}}";
        apply("custom", probe);
        ok(
                "-n",
                "custom",
                "patch",
                "prb",
                "p",
                "--type=merge",
                "--subresource=status",
                "-p",
                "{\"status\":{\"value\":\"24.2\",\"conditions\":[{\"type\":\"Active\",\"status\":\"True\"}]}}");
        assertThat(ok("-n", "custom", "get", "probes").out())
                .containsPattern("NAME +ACTIVE +VALUE")
                .containsPattern("p +True +24.2");
        ok("-n", "custom", "wait", "--for=condition=Active", "probe/p", "--timeout=20s");
        assertThat(ok("-n", "custom", "get", "prb", "-o", "custom-columns=V:.status.value")
                        .out())
                .isEqualTo("V\n24.2\n");
        assertThat(cluster.kubectlReading(
                                probe.replace("query: 'a:b'", "query: a, window: x"),
                                "-n",
                                "custom",
                                "apply",
                                "-f",
                                "-")
                        .err())
                .contains("spec.window: Unsupported value: \"x\": supported values: \"short\", \"long\"");
        ok("delete", "crd", "probes.example.org");
        assertThat(cluster.kubectl("get", "probes").exit()).isNotZero();
    }

    @Test
    void showsAutoscalersAndEvents() throws Exception {
        namespace("scaling");
        apply("scaling", AUTOSCALER);
        ok(
                "-n",
                "scaling",
                "patch",
                "hpa",
                "web",
                "--type=merge",
                "--subresource=status",
                "-p",
                "{\"status\":{\"currentReplicas\":2,\"currentMetrics\":[{\"type\":\"External\",\"external\":{\"metric\":{\"name\":\"latency\"},\"current\":{\"value\":\"24234m\"}}}]}}");
        assertThat(ok("-n", "scaling", "get", "hpa").out())
                .containsPattern("NAME +REFERENCE +TARGETS +MINPODS +MAXPODS +REPLICAS +AGE")
                .containsPattern("web +Deployment/web +24234m/40 +1 +5 +2");
        assertThat(ok("-n", "scaling", "describe", "hpa", "web").out()).contains("24234m / 40");
        apply("scaling", """
                apiVersion: v1
                kind: Event
                metadata: {name: web.1}
                involvedObject: {kind: HorizontalPodAutoscaler, name: web, namespace: scaling}
                type: Normal
                reason: SuccessfulRescale
                message: New size 2
                """);
        assertThat(ok("-n", "scaling", "events").out()).contains("SuccessfulRescale");
        assertThat(ok(
                                "-n",
                                "scaling",
                                "get",
                                "events",
                                "--field-selector",
                                "involvedObject.name=web,reason=SuccessfulRescale")
                        .out())
                .contains("New size 2");
        assertThat(ok("-n", "scaling", "get", "events", "--field-selector", "involvedObject.name=other", "-o", "name")
                        .out())
                .isEmpty();
    }

    @Test
    void watchesAndDeletes() throws Exception {
        namespace("watched");
        ok("-n", "watched", "create", "configmap", "a", "--from-literal=x=y");
        ok("-n", "watched", "create", "secret", "generic", "s", "--from-literal=k=v");
        assertThat(ok("-n", "watched", "get", "cm,secret").out()).contains("configmap/a", "secret/s", "Opaque");
        assertThat(ok("-n", "watched", "get", "cm", "-w", "--request-timeout=2s")
                        .out())
                .containsPattern("NAME +DATA +AGE")
                .containsPattern("a +1");
        ok("-n", "watched", "delete", "cm", "a", "--timeout=20s");
        ok("delete", "ns", "watched", "--timeout=20s");
        assertThat(cluster.kubectl("get", "ns", "watched").err()).contains("namespaces \"watched\" not found");
    }

    @Test
    void runsProgramsInContainersAndTellsTheirExitCode() throws Exception {
        namespace("inside");
        runningPod("inside");
        cluster.pods().programs().add((pod, container, command) -> switch (command.get(0)) {
            case "fine" -> Optional.of(PodPrograms.Outcome.fine(container + command.subList(1, command.size()) + "\n"));
            case "fails" -> Optional.of(new PodPrograms.Outcome(3, "half\n", "why\n"));
            default -> Optional.empty();
        });
        assertThat(ok("-n", "inside", "exec", "web", "-c", "main", "--", "fine", "a b", "c")
                        .out())
                .isEqualTo("main[a b, c]\n");
        Outcome failed = cluster.kubectl("-n", "inside", "exec", "web", "-c", "side", "--", "fails");
        assertThat(failed.exit()).isEqualTo(3);
        assertThat(failed.out()).isEqualTo("half\n");
        assertThat(failed.err()).contains("why\n", "command terminated with exit code 3");
        Outcome missing = cluster.kubectl("-n", "inside", "exec", "web", "-c", "main", "--", "bash");
        assertThat(missing.exit()).isEqualTo(127);
        assertThat(missing.err()).contains("exec: \"bash\": executable file not found in $PATH");
        assertThat(cluster.kubectl("-n", "inside", "exec", "web", "-c", "other", "--", "fine")
                        .err())
                .contains("container other is not valid for pod web");
        assertThat(cluster.kubectl("-n", "inside", "exec", "gone", "--", "fine").err())
                .contains("pods \"gone\" not found");
    }

    @Test
    void printsLogs() throws Exception {
        namespace("logs");
        runningPod("logs");
        cluster.pods().logs().say("logs", "web", "main", "one\ntwo\nthree");
        assertThat(ok("-n", "logs", "logs", "web", "-c", "main").out()).isEqualTo("one\ntwo\nthree\n");
        assertThat(ok("-n", "logs", "logs", "web", "-c", "main", "--tail=1", "--since=1h")
                        .out())
                .isEqualTo("three\n");
        assertThat(ok("-n", "logs", "logs", "web", "-c", "main", "--timestamps", "--tail=1")
                        .out())
                .containsPattern("^\\d{4}-\\d\\d-\\d\\dT\\S+Z three\n");
        assertThat(ok("-n", "logs", "logs", "web", "-c", "side").out()).isEmpty();
        assertThat(cluster.kubectl("-n", "logs", "logs", "web", "-c", "other").err())
                .contains("container other is not valid for pod web");
    }

    @Test
    void readsWhatAPodServesThroughTheProxy() throws Exception {
        namespace("served");
        runningPod("served");
        cluster.pods()
                .network()
                .listen(
                        "10.244.9.9",
                        8080,
                        (scheme, path, headers) -> new PodNetwork.Reply(
                                path.equals("/metrics") ? 200 : 401, "text/plain", "asked for " + path + "\n"));
        String at = "/api/v1/namespaces/served/pods/http:web:";
        assertThat(ok("get", "--raw", at + "8080/proxy/metrics").out()).isEqualTo("asked for /metrics\n");
        assertThat(cluster.kubectl("get", "--raw", at + "8080/proxy/else").exit())
                .isNotZero();
        assertThat(cluster.kubectl("get", "--raw", at + "81/proxy/metrics").err())
                .contains("error trying to reach service: dial tcp 10.244.9.9:81: connect: connection refused");
    }

    private void runningPod(String namespace) throws Exception {
        apply(namespace, """
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec:
                  containers:
                  - {name: main, image: web:1}
                  - {name: side, image: side:1}
                """);
        ok(
                "-n",
                namespace,
                "patch",
                "pod",
                "web",
                "--type=merge",
                "--subresource=status",
                "-p",
                "{\"status\":{\"phase\":\"Running\",\"podIP\":\"10.244.9.9\"}}");
    }

    private String refused(String manifest) throws Exception {
        Outcome outcome = cluster.kubectlReading(manifest, "-n", "refused", "apply", "-f", "-");
        assertThat(outcome.exit()).isNotZero();
        return outcome.err();
    }

    private void namespace(String name) throws Exception {
        ok("create", "namespace", name);
    }

    private Outcome apply(String namespace, String manifest) throws Exception {
        return cluster.kubectlReading(manifest, "-n", namespace, "apply", "-f", "-")
                .orFail();
    }

    private void applyAs(String namespace, String manager, String manifest) throws Exception {
        cluster.kubectlReading(
                        manifest, "-n", namespace, "apply", "--server-side", "--field-manager=" + manager, "-f", "-")
                .orFail();
    }

    private String replicas(String namespace) throws Exception {
        return ok("-n", namespace, "get", "deploy", "web", "-o", "jsonpath={.spec.replicas}")
                .out();
    }

    private Outcome ok(String... arguments) throws Exception {
        return cluster.kubectl(arguments).orFail();
    }
}
