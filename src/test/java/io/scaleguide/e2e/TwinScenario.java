package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Tools;
import io.scaleguide.traffic.TrafficPlan;
import io.scaleguide.traffic.TrafficRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Goes through the guide on one cluster and writes down everything that can be seen of it, under names that are the same on every cluster. */
final class TwinScenario {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final List<String> NAMESPACES = List.of("datadog", "kong-system", "scaleguide-demo");
    private static final String KINDS =
            "deployments,replicasets,daemonsets,pods,services,endpoints,serviceaccounts,configmaps,secrets,hpa,datadogmetrics,"
                    + "gateways,httproutes,gatewayconfigurations,dataplanemetricsextensions,dataplanes,kongplugins";
    private static final String OF_CLUSTER =
            "gatewayclasses/kong clusterroles/datadog clusterroles/datadog-cluster-agent clusterrolebindings/datadog"
                    + " clusterrolebindings/datadog-cluster-agent-external-metrics-reader apiservices/v1beta1.external.metrics.k8s.io"
                    + " crd/datadogmetrics.datadoghq.com namespaces/datadog namespaces/scaleguide-demo";

    private final TestCluster cluster;
    private final Scaleguide scaleguide;
    private final Path kubectl;
    private final TwinWords words;
    private final Map<String, String> seen = new TreeMap<>();

    /**
     * @param cluster a fresh cluster
     * @param home an empty folder
     */
    TwinScenario(TestCluster cluster, Path home) throws IOException, InterruptedException {
        Tools tools = Tools.find(System.getenv());
        this.cluster = cluster;
        this.kubectl = tools.kubectl();
        this.words = TwinWords.of(Files.readString(cluster.answers()));
        this.scaleguide = new Scaleguide(home)
                .with("PATH", tools.helm().getParent() + ":" + System.getenv("PATH"))
                .with("KUBECONFIG", cluster.kubeconfig().toString());
    }

    /** @return what was seen, by name */
    Map<String, String> run() throws IOException, InterruptedException {
        guide("1 plan", "--plan");
        guide("2 up");
        try (TrafficRun light = traffic()) {
            settle();
            objects("2 up");
            events("2 up");
            printed("2 up");
            assertThat(light.stats().ok()).isPositive();
        }
        guide("3 again", "--until", "hpa");
        undo();
        objects("4 undo");
        return Map.copyOf(seen);
    }

    private void guide(String scenario, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("up", "--yes", "--answers", cluster.answers().toString(), "--helm", "path", "-o", "json"));
        arguments.addAll(List.of("--set", "scale-down-window=10s", "--set", "scale-up-period=15s"));
        arguments.addAll(List.of(more));
        Scaleguide.Outcome run = scaleguide.run(LONG, arguments.toArray(String[]::new));
        see(scenario, "exit code", Integer.toString(run.exitCode()));
        see(scenario, "steps", texts(run, "step-finished", "id").toString());
        see(scenario, "planned", texts(run, "planned", "action").toString());
        see(scenario, "applied", texts(run, "applied", "action").toString());
        see(scenario, "failed", texts(run, "failed", "problem").toString());
        for (JsonNode planned : run.events("planned")) {
            planned.path("changes")
                    .forEach(change -> see(
                            scenario,
                            "plan of " + change.path("object").asString(""),
                            change.path("diff").asString("")));
        }
        List<String> rescales = texts(run, "rescale", "message").stream()
                .filter(message -> message.startsWith("New size"))
                .toList();
        if (!rescales.isEmpty()) {
            // How many it goes up to depends on the moment; that it goes up by its metric and down to one does not.
            see(scenario, "first rescale", rescales.get(0).replaceFirst("size: \\d+", "size: N"));
            see(scenario, "last rescale", rescales.get(rescales.size() - 1));
        }
    }

    private static List<String> texts(Scaleguide.Outcome run, String event, String field) {
        return run.events(event).stream()
                .map(each -> each.path(field).isString()
                        ? each.path(field).asString()
                        : each.path(field).toString())
                .toList();
    }

    /** The controller's next look after its last rescale, and the end of the pods that it took away. */
    private void settle() throws IOException, InterruptedException {
        long end = System.nanoTime() + Patience.LONGEST.toNanos();
        String settled = "1 1 ReadyForNewScale ValidMetricFound";
        while (!kubectl(
                                "get",
                                "hpa",
                                "echo",
                                "-n",
                                "scaleguide-demo",
                                "-o",
                                "jsonpath={.status.currentReplicas} {.status.desiredReplicas}"
                                        + " {.status.conditions[?(@.type=='AbleToScale')].reason}"
                                        + " {.status.conditions[?(@.type=='ScalingActive')].reason}")
                        .equals(settled)
                || pods("echo-") != 1) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The HPA does not say " + settled + " of one pod");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** Less than the target, while the cluster is looked at: without any, the metric is out of date in a quarter of a minute. */
    private TrafficRun traffic() throws IOException, InterruptedException {
        JsonNode answers = new YAMLMapper().readTree(cluster.answers().toFile()).path("answers");
        URI url = URI.create(
                "http://127.0.0.1:" + answers.path("listener-port").asString("80") + "/echo/shell?cmd=sleep%200.02");
        return TrafficRun.start(
                new TrafficPlan(url, 2, OptionalDouble.of(10), Duration.ofHours(1), Duration.ofSeconds(10)));
    }

    private long pods(String name) throws IOException, InterruptedException {
        return kubectl("get", "pods", "-n", "scaleguide-demo", "-o", "name")
                .lines()
                .filter(pod -> pod.startsWith("pod/" + name))
                .count();
    }

    private void undo() throws IOException, InterruptedException {
        Scaleguide.Outcome undone = scaleguide.run(LONG, "undo", "--yes");
        see("4 undo", "exit code", Integer.toString(undone.exitCode()));
        see(
                "4 undo",
                "said",
                undone.out()
                        .lines()
                        .filter(line -> !line.contains("helm|"))
                        .reduce("", (before, line) -> before + line + "\n"));
        for (String namespace : List.of("datadog", "scaleguide-demo")) {
            kubectl("wait", "--for=delete", "ns/" + namespace, "--timeout=120s");
        }
    }

    private void objects(String scenario) throws IOException, InterruptedException {
        for (String namespace : NAMESPACES) {
            JsonNode list = JsonMapper.shared()
                    .readTree(kubectl("get", KINDS, "-n", namespace, "-o", "json", "--ignore-not-found"));
            list.path("items").forEach(object -> object(scenario, object));
        }
        for (String object : OF_CLUSTER.split(" ", -1)) {
            String text = kubectl("get", object, "-o", "json", "--ignore-not-found");
            if (!text.isBlank()) {
                object(scenario, JsonMapper.shared().readTree(text));
            }
        }
    }

    private void object(String scenario, JsonNode object) {
        String kind = object.path("kind").asString("");
        String name = kind + " " + object.at("/metadata/namespace").asString("") + "/"
                + words.plain(object.at("/metadata/name").asString(""));
        TwinObject.lines(object, words).forEach((path, value) -> see(scenario, name + " " + path, value));
    }

    private void events(String scenario) throws IOException, InterruptedException {
        for (String namespace : NAMESPACES) {
            JsonNode list = JsonMapper.shared().readTree(kubectl("get", "events", "-n", namespace, "-o", "json"));
            for (JsonNode event : list.path("items")) {
                String about = event.at("/involvedObject/kind").asString("") + " "
                        + words.plain(event.at("/involvedObject/name").asString(""));
                see(
                        scenario,
                        "event " + namespace + "/" + about + " "
                                + event.path("type").asString("") + " "
                                + event.path("reason").asString("") + " "
                                + event.at("/source/component").asString("")
                                + event.path("reportingComponent").asString(""),
                        words.plain(event.path("message").asString("")));
            }
        }
    }

    private void printed(String scenario) throws IOException, InterruptedException {
        for (String command : List.of(
                "get deployments,daemonsets,services -n datadog",
                "get deployments,services,hpa,datadogmetrics -n scaleguide-demo",
                "get gateways,httproutes,gatewayclasses -n scaleguide-demo",
                "get apiservice v1beta1.external.metrics.k8s.io",
                "describe hpa echo -n scaleguide-demo",
                "rollout status deployment/echo -n scaleguide-demo",
                "auth can-i create deployments -n scaleguide-demo")) {
            see(scenario, "kubectl " + command, words.table(kubectl(command.split(" ", -1))));
        }
    }

    private String kubectl(String... arguments) throws IOException, InterruptedException {
        Command.Outcome outcome = Command.of(kubectl, arguments)
                .with("KUBECONFIG", cluster.kubeconfig().toString())
                .run();
        return outcome.exit() == 0 ? outcome.out() : "exit " + outcome.exit() + ": " + outcome.err();
    }

    /** The same name seen with several values keeps them all, sorted. */
    private void see(String scenario, String what, String value) {
        seen.merge(scenario + ": " + what, words.plain(value), (before, now) -> {
            TreeSet<String> lines = new TreeSet<>(before.lines().toList());
            lines.addAll(now.lines().toList());
            return String.join("\n", lines);
        });
    }
}
