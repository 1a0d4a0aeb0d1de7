package io.scaleguide.tui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.problem.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every step in every state that matters, at three sizes, driven by keys, as somebody has seen and approved it. To approve what has
 * changed: {@code ./mvnw test -Dtest='*ScreensTest' -Dscreens=write}, then read the difference.
 */
@Execution(ExecutionMode.CONCURRENT)
class ScreensTest {
    private static final String API_KEY = "0123456789abcdef0123456789abcdef";
    private static final String APP_KEY = "0123456789012345678901234567890123456789";

    /**
     * What is done with a step.
     *
     * @param file the name of its golden file
     * @param field the field that is filled in
     * @param good what is typed there
     * @param bad what is typed there that will not do
     * @param held the check or action that it waits for, and that fails
     * @param problem how it fails
     */
    private record Walk(String file, String field, String good, String bad, String held, Problem problem) {}

    private static final List<Walk> WALKS = List.of(
            new Walk(
                    "01-cluster",
                    "Cluster",
                    "kind-demo",
                    "kind-dmeo",
                    "cluster-reachable",
                    new Problem(
                            "cluster-unreachable",
                            "The cluster does not answer.",
                            "Connection refused by https://cluster.example:6443.",
                            "",
                            Optional.empty())),
            new Walk(
                    "02-preflight",
                    "Helm release",
                    "datadog-agents",
                    "Datadog Agents",
                    "helm-ready",
                    Problem.of(
                            "no-helm",
                            "No helm was found.",
                            "There is none on PATH (engine: auto).",
                            "Install helm 3.10 or later, or use --helm embedded.")),
            new Walk(
                    "03-keys",
                    "API key",
                    API_KEY,
                    "not-a-key",
                    "may-query",
                    Problem.of(
                            "app-key-refused",
                            "Datadog refuses the application key.",
                            "It answers 403 Forbidden.",
                            "")),
            new Walk(
                    "04-install",
                    "Cluster name in Datadog",
                    "shop-test",
                    "Shop Test",
                    "external-api-available",
                    Problem.of(
                            "late-external-api-available",
                            "This took longer than 8 min.",
                            "The External Metrics API is not available yet: MissingEndpoints.",
                            "")),
            new Walk(
                    "05-workload",
                    "Gateway port",
                    "8080",
                    "99999",
                    "route-ready",
                    Problem.of(
                            "late-route-ready",
                            "This took longer than 5 min.",
                            "Gateway scaleguide-demo/kong is not programmed yet: AddressNotAssigned.",
                            "")),
            new Walk(
                    "06-annotate",
                    "",
                    "",
                    "",
                    "annotate-operator",
                    Problem.of(
                            "operator-stuck",
                            "The operator's new pod does not start.",
                            "ImagePullBackOff: kong/kong-operator:2.2.0 cannot be pulled.",
                            "")),
            new Walk(
                    "07-traffic",
                    "Requests a second",
                    "25",
                    "0",
                    "start-traffic",
                    Problem.of(
                            "traffic-in-vain",
                            "None of 40 requests was answered with status 200.",
                            "They were answered with 404: no Route matched with those values.",
                            "")),
            new Walk(
                    "08-metric",
                    "DatadogMetric",
                    "echo-latency",
                    "echo.latency",
                    "metric-in-datadog",
                    Problem.of(
                            "late-metric-in-datadog",
                            "This took longer than 8 min.",
                            "Datadog has no points for this query yet.",
                            "")),
            new Walk(
                    "09-hpa",
                    "Target",
                    "200",
                    "0",
                    "scaling-active",
                    Problem.of(
                            "late-scaling-active",
                            "This took longer than 5 min.",
                            "The HPA has not read the metric yet.",
                            "Try again to go on waiting; what is done already is left as it is.")),
            new Walk(
                    "10-watch",
                    "Hold the load",
                    "90s",
                    "soon",
                    "watch-scaling",
                    Problem.of(
                            "late-watch-scaling",
                            "This took longer than 30 min.",
                            "The HPA has not taken the replicas away yet.",
                            "")),
            new Walk("11-finish", "", "", "", "", Problem.of("", "", "", "")));

    @ParameterizedTest
    @CsvSource({"80, 24", "120, 40", "200, 50"})
    void everyStepLooksAsApproved(int columns, int rows) throws IOException {
        StringBuilder differences = new StringBuilder();
        try (WizardOnScreen wizard =
                WizardOnScreen.open(ScreenSetup.named(columns + "x" + rows).size(columns, rows))) {
            for (Walk walk : WALKS) {
                GoldenScreens golden = new GoldenScreens(columns + "x" + rows + "/" + walk.file() + ".txt");
                walk(wizard, walk, golden);
                differences.append(golden.differences());
            }
        }
        assertThat(differences.toString()).as(GoldenScreens.ADVICE).isEmpty();
    }

    private static void walk(WizardOnScreen wizard, Walk walk, GoldenScreens golden) {
        golden.add("empty", wizard);
        if (!walk.field().isEmpty()) {
            fill(wizard, walk, golden);
        }
        if (!walk.held().isEmpty()) {
            wizard.guide().hold(walk.held());
        }
        wizard.press("F5");
        if (wizard.screen().contains("nothing is done yet")) {
            golden.add("planned", wizard);
            wizard.press("F5");
        }
        if (!walk.held().isEmpty()) {
            golden.add("running", wizard);
            wizard.guide().spoil(walk.held(), walk.problem());
            golden.add("failed", wizard);
            wizard.guide().release(walk.held());
            wizard.press("F5");
        }
        golden.add("done", wizard);
        wizard.press("F5");
    }

    private static void fill(WizardOnScreen wizard, Walk walk, GoldenScreens golden) {
        boolean secret = walk.file().equals("03-keys");
        wizard.goTo(walk.field()).press("Ctrl-U", "type:" + walk.bad());
        golden.add("invalid", wizard);
        if (secret) {
            wizard.press("F5");
            golden.add("asked to go on without a key", wizard);
            wizard.goTo(walk.field());
        }
        wizard.press("Ctrl-U", secret ? "paste:" + walk.good() : "type:" + walk.good());
        if (secret) {
            wizard.press("Tab", "paste:" + APP_KEY);
        }
        wizard.press("Tab");
        golden.add("filled", wizard);
    }
}
