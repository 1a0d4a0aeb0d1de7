package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.tools.Command;
import io.scaleguide.tools.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What is in the script. */
class ExportedScriptTest extends OnExports {
    private static final Pattern HERE = Pattern.compile("<<'(END_*)'\n(.*?\n)\\1\n", Pattern.DOTALL);

    @Test
    void theScriptIsOneThatEveryShellReads() throws IOException, InterruptedException {
        Path script = exports.exported("script", "--demo-workload");
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
        Path script = exports.exported("script", "--demo-workload");
        assertThat(Command.of(shellcheck.orElseThrow(), script.toString()).run().out())
                .isEmpty();
    }

    @Test
    void theScriptTakesTheKeysFromFilesAndBothOrNone() throws IOException, InterruptedException {
        Path script = exports.exported("script");
        Path empty = Files.createFile(folder.resolve("empty"));
        Path key = Files.writeString(folder.resolve("key"), "a key");
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
        String script = exports.export(
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
                        "context=" + practice.context() + "\n",
                        "helm upgrade --install dd datadog --namespace datadog",
                        "kubectl patch deployment kong-operator-kong-operator-controller-manager -n kong-system");
    }

    @Test
    void anOlderOperatorGetsItsOwnForm() {
        InProcess run = ExportsForTests.run("--practice", "--operator", "1.4", "--format", "script");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("ad.datadoghq.com/kube-rbac-proxy.checks", "bearer_token_auth");
    }
}
