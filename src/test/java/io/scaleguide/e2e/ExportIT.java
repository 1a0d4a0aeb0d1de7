package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.scaleguide.guide.proof.HiddenKey;
import io.scaleguide.tools.Needed;
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
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What is exported does the job: it is run on a cluster that has nothing yet, by the shell, with the real helm and kubectl, and then Scaleguide finds
 * nothing left to do but traffic.
 */
class ExportIT {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```\n", Pattern.DOTALL);

    @TempDir
    private Path home;

    private String programs = "";

    @BeforeEach
    void find() throws IOException, InterruptedException {
        programs = String.valueOf(Tools.find(System.getenv()).helm().getParent());
    }

    @Test
    void theScriptDoesTheJobAndMayBeRunAgain(@OnCluster(speed = 30) TestCluster cluster) throws Exception {
        Path script = home.resolve("run.sh");
        export(cluster, "script", script);
        String apiKey = cluster.answers().resolveSibling("api-key").toString();
        String appKey = cluster.answers().resolveSibling("app-key").toString();
        KeyTrap trap = new KeyTrap(List.of(
                HiddenKey.of("API key", Files.readString(Path.of(apiKey)).strip()),
                HiddenKey.of(
                        "application key", Files.readString(Path.of(appKey)).strip())));
        try (TrafficRun traffic = traffic(cluster)) {
            Scaleguide.Outcome first = shell(cluster, trap, home, List.of("sh", script.toString(), apiKey, appKey));
            assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
            assertThat(first.out()).endsWith("== The HPA reads the metric.\n");
            assertThat(traffic.stats().ok()).isPositive();
            Scaleguide.Outcome second = shell(cluster, trap, home, List.of("sh", script.toString()));
            assertThat(second.exitCode()).as(second.out() + second.err()).isZero();
        }
        assertNothingLeftToDo(cluster);
        assertThat(trap.commandLines()).anyMatch(line -> line.contains("helm\n--kube-context"));
        trap.cluster(cluster);
        trap.assertEmpty();
    }

    @Test
    void theFolderForKustomizeDoesWhatItsPageSays(@OnCluster(speed = 30) TestCluster cluster) throws Exception {
        Path folder = home.resolve("kustomize");
        export(cluster, "kustomize", folder);
        for (String key : List.of("api-key", "app-key")) {
            Files.copy(cluster.answers().resolveSibling(key), folder.resolve(key));
        }
        String commands = String.join("", blocks(folder.resolve("README.md")));
        try (TrafficRun traffic = traffic(cluster)) {
            Scaleguide.Outcome run = shell(cluster, new KeyTrap(List.of()), folder, List.of("sh", "-euc", commands));
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(traffic.stats().ok()).isPositive();
        }
        assertNothingLeftToDo(cluster);
    }

    /** Each block in a shell of its own, as somebody pastes them; what goes on until it is ended is ended at the end. */
    @Test
    void thePageCanBeTypedFrom(@OnCluster(speed = 30) TestCluster cluster) throws Exception {
        assumeThat(Needed.which(System.getenv(), "curl")).as("curl on PATH").isPresent();
        Path page = home.resolve("guide.md");
        export(cluster, "markdown", page);
        for (String key : List.of("api-key", "app-key")) {
            Files.copy(cluster.answers().resolveSibling(key), home.resolve(key));
        }
        KeyTrap trap = new KeyTrap(List.of());
        List<Scaleguide.Running> loops = new ArrayList<>();
        try {
            for (String block : blocks(page)) {
                if (block.startsWith("while ")) {
                    loops.add(start(cluster, home, List.of("sh", "-c", block)));
                } else if (!block.endsWith(" -w\n") && !block.contains("scaleguide panel")) {
                    Scaleguide.Outcome run = trap.watch(start(cluster, home, List.of("sh", "-ec", block)), LONG);
                    // Nobody serves it yet, which is what is looked for.
                    int expected = block.contains("kubectl get apiservice") ? 1 : 0;
                    assertThat(run.exitCode()).as(block + run.out() + run.err()).isEqualTo(expected);
                }
            }
            assertThat(loops).hasSize(2).allMatch(loop -> loop.process().isAlive());
        } finally {
            loops.forEach(loop -> {
                loop.process().descendants().forEach(ProcessHandle::destroy);
                loop.process().destroy();
            });
        }
        assertNothingLeftToDo(cluster);
    }

    /** What a page has for the shell. */
    private static List<String> blocks(Path page) throws IOException {
        return SHELL.matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private void export(TestCluster cluster, String format, Path out) throws IOException, InterruptedException {
        Scaleguide.Outcome run = scaleguide(cluster)
                .run(
                        LONG,
                        "export",
                        "--answers",
                        cluster.answers().toString(),
                        "--format",
                        format,
                        "--out",
                        out.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    private void assertNothingLeftToDo(TestCluster cluster) throws IOException, InterruptedException {
        Scaleguide.Outcome plan = scaleguide(cluster)
                .run(LONG, "plan", "--answers", cluster.answers().toString(), "-o", "json");
        assertThat(plan.exitCode()).as(plan.out() + plan.err()).isZero();
        assertThat(plan.events("planned"))
                .extracting(event -> event.path("action").asString(""))
                .as(plan.out())
                .containsExactly("start-traffic");
    }

    private Scaleguide scaleguide(TestCluster cluster) throws IOException, InterruptedException {
        return new Scaleguide(home)
                .with("PATH", programs + ":" + System.getenv("PATH"))
                .with("KUBECONFIG", cluster.kubeconfig().toString());
    }

    /** Runs it to its end, and records every process. */
    private Scaleguide.Outcome shell(TestCluster cluster, KeyTrap trap, Path where, List<String> command)
            throws IOException, InterruptedException {
        return trap.watch(start(cluster, where, command), LONG);
    }

    /** Starts it with nothing but the kubeconfig and the programs. */
    private Scaleguide.Running start(TestCluster cluster, Path where, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(home, "shell", ".out");
        Path err = Files.createTempFile(home, "shell", ".err");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(where.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", programs + ":/usr/bin:/bin");
        builder.environment().put("HOME", home.toString());
        builder.environment().put("KUBECONFIG", cluster.kubeconfig().toString());
        return new Scaleguide.Running(builder.start(), out, err);
    }

    /** Requests that are in vain until the Gateway is there, and make the workload busy from then on, until closed. */
    private static TrafficRun traffic(TestCluster cluster) throws IOException, InterruptedException {
        JsonNode answers = new YAMLMapper().readTree(cluster.answers().toFile()).path("answers");
        URI url = URI.create(
                "http://127.0.0.1:" + answers.path("listener-port").asString("80") + "/echo/shell?cmd=sleep%200.1");
        return TrafficRun.start(
                new TrafficPlan(url, 4, OptionalDouble.empty(), Duration.ofHours(1), Duration.ofSeconds(10)));
    }
}
