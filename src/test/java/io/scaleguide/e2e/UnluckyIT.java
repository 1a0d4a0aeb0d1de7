package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Processes;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A run that is cancelled, or whose helm is killed, and a run that is undone: nothing is lost, and the next one goes on. */
class UnluckyIT {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final String HELM_RUNS = "\"action\":\"datadog-release\"";

    @TempDir
    private Path home;

    private Tools tools = new Tools(Path.of("kubectl"), Path.of("helm"));
    private Path kubeconfig = Path.of("");
    private Path answers = Path.of("");

    /** Slow enough that helm still waits for pods while it is struck. */
    @BeforeEach
    void begin(@OnCluster(speed = 1) TestCluster given) throws IOException, InterruptedException {
        tools = Tools.find(System.getenv());
        kubeconfig = given.kubeconfig();
        answers = given.answers();
        given.usedBy(scaleguide());
    }

    @Test
    void aCancelledInstallEndsHelmAndTheNextRunGoesOn() throws IOException, InterruptedException {
        Scaleguide.Running run = up("install");
        awaitHelm(run);
        run.process().destroy();
        Scaleguide.Outcome cancelled = run.await(LONG);
        assertThat(cancelled.events("cancelled")).hasSize(1);
        assertThat(cancelled.events("cancelled").get(0).path("state").asString(""))
                .contains("scaleguide undo");
        assertThat(cancelled.events("run-finished").get(0).path("exitCode").asInt())
                .isEqualTo(130);
        assertThat(Processes.of(tools.helm(), kubeconfig)).isEmpty();
        assertThat(up("install").await(LONG).exitCode()).isZero();
    }

    /** Before it has written anything, with its record just written, and with its objects made. */
    @Test
    void helmKilledAtThreePointsOfAnInstallIsNamedAndTheNextRunCompletes() throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String repository = "http://127.0.0.1:" + silent.getLocalPort();
            Scaleguide.Running run = up("install", "--set", "chart-repo=" + repository);
            run.awaitOutput(HELM_RUNS, Patience.LONGEST);
            // Helm has asked for the index, and there is no answer.
            try (Socket asked = silent.accept()) {
                assertThat(asked.getInputStream().read()).isPositive();
                helmOf(run).destroyForcibly();
                assertKilled(run);
            }
        }
        assertThat(releases()).isEmpty();

        Scaleguide.Running recorded = up("install");
        awaitHelm(recorded).destroyForcibly();
        assertKilled(recorded);

        Scaleguide.Running waiting = up("install");
        awaitWaiting(waiting).destroyForcibly();
        Scaleguide.Outcome twice = assertKilled(waiting);
        assertThat(twice.out()).contains("pending-install; recovering it first");

        Scaleguide.Outcome again = up("install").await(LONG);
        assertThat(again.exitCode()).as(again.out()).isZero();
        assertThat(again.out()).contains("pending-install; recovering it first");
        Scaleguide.Outcome plan = scaleguide().run(LONG, "undo", "--plan");
        assertThat(plan.out().lines().filter(line -> line.contains("Helm release")))
                .as("the ledger has the release once")
                .hasSize(1);
    }

    private static Scaleguide.Outcome assertKilled(Scaleguide.Running run) throws IOException, InterruptedException {
        Scaleguide.Outcome failed = run.await(LONG);
        assertThat(failed.exitCode()).as(failed.out()).isEqualTo(1);
        assertThat(failed.err()).isEmpty();
        JsonNode event = failed.events("failed").get(0);
        assertThat(event.at("/problem/id").asString("")).isEqualTo("helm-killed");
        assertThat(event.at("/problem/next").asString("")).contains("Run again");
        assertThat(event.path("state").asString("")).contains("scaleguide undo");
        return failed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "embedded"})
    void anUpgradeThatWasKilledIsRecovered(String engine) throws IOException, InterruptedException {
        assertThat(up("install", "--helm", engine).await(LONG).exitCode()).isZero();
        Scaleguide.Running run = up("install", "--helm", engine, "--set", "cluster-name=stage");
        await(run, "pending-upgrade", process -> isOurHelm(process) || isEmbedded(process))
                .destroyForcibly();
        assertThat(run.await(LONG).exitCode()).isEqualTo(1);
        Scaleguide.Outcome again =
                up("install", "--helm", engine, "--set", "cluster-name=stage").await(LONG);
        assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
        assertThat(again.out()).contains("pending-upgrade; recovering it first");
    }

    private static boolean isEmbedded(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains("EmbeddedHelm upgrade"))
                .isPresent();
    }

    @Test
    void undoPutsBackWhatWasThere() throws IOException, InterruptedException {
        String deployment = "deployment/kong-operator-kong-operator-controller-manager";
        ObjectNode before = get("-n", "kong-system", deployment);
        Scaleguide.Outcome done = up("annotate").await(LONG);
        assertThat(done.exitCode()).as(done.out()).isZero();
        assertThat(get("-n", "kong-system", deployment)).isNotEqualTo(before);
        Scaleguide.Outcome plan = scaleguide().run(LONG, "undo", "--plan");
        assertThat(plan.out()).as(plan.err()).contains("Helm release datadog/datadog installed");
        Scaleguide.Outcome undone = scaleguide().run(LONG, "undo", "--yes");
        assertThat(undone.exitCode()).as(undone.out() + undone.err()).isZero();
        assertThat(get("-n", "kong-system", deployment)).isEqualTo(before);
        kubectl("wait", "--for=delete", "ns/datadog", "ns/scaleguide-demo", "--timeout=120s");
        assertThat(scaleguide().run(LONG, "undo", "--yes").out()).contains("Nothing to undo");
    }

    private Scaleguide.Running up(String until, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("up", "--yes", "--answers", answers.toString(), "--until", until, "-o", "json"));
        arguments.addAll(List.of(more));
        return scaleguide().start(arguments.toArray(String[]::new));
    }

    private Scaleguide scaleguide() {
        return new Scaleguide(home)
                .with("PATH", tools.helm().getParent() + ":" + System.getenv("PATH"))
                .with("KUBECONFIG", kubeconfig.toString());
    }

    private ProcessHandle awaitHelm(Scaleguide.Running run) throws IOException, InterruptedException {
        return await(run, "pending-install", this::isOurHelm);
    }

    /** The helm that works, once it runs and its release has a status. */
    private ProcessHandle await(Scaleguide.Running run, String status, Predicate<ProcessHandle> helm)
            throws IOException, InterruptedException {
        run.awaitOutput(HELM_RUNS, Patience.LONGEST);
        long deadline = System.nanoTime() + Patience.LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            boolean begun = kubectl(
                            "get", "secrets", "-n", "datadog", "-l", "owner=helm,status=" + status, "-o", "name")
                    .out()
                    .contains("sh.helm.release");
            if (begun) {
                return run.process().descendants().filter(helm).findFirst().orElseThrow();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("helm did not begin: " + Files.readString(run.out()));
    }

    /** The helm that has made its objects and waits for their pods. */
    private ProcessHandle awaitWaiting(Scaleguide.Running run) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Patience.LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            // While the one before is recovered there is another helm, and what it has not deleted yet.
            Optional<ProcessHandle> upgrade = run.process()
                    .descendants()
                    .filter(this::isOurHelm)
                    .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                            .contains("upgrade"))
                    .findFirst();
            if (upgrade.isPresent()
                    && kubectl("get", "daemonsets,deployments", "-n", "datadog", "-o", "name")
                            .out()
                            .contains("cluster-agent")) {
                return upgrade.get();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("helm does not wait: " + Files.readString(run.out()));
    }

    private String releases() throws IOException, InterruptedException {
        return kubectl("get", "secrets", "-n", "datadog", "-l", "owner=helm", "-o", "name")
                .out();
    }

    private ProcessHandle helmOf(Scaleguide.Running run) {
        return run.process().descendants().filter(this::isOurHelm).findFirst().orElseThrow();
    }

    private boolean isOurHelm(ProcessHandle process) {
        return process.info().command().filter(tools.helm().toString()::equals).isPresent();
    }

    /** The object, without what every change changes. */
    private ObjectNode get(String... what) throws IOException, InterruptedException {
        String[] arguments = new String[what.length + 3];
        arguments[0] = "get";
        System.arraycopy(what, 0, arguments, 1, what.length);
        arguments[what.length + 1] = "-o";
        arguments[what.length + 2] = "json";
        ObjectNode object =
                (ObjectNode) JsonMapper.shared().readTree(kubectl(arguments).out());
        JsonNode metadata = object.path("metadata");
        ((ObjectNode) metadata).remove(List.of("resourceVersion", "managedFields", "generation"));
        metadata.withObject("/annotations").remove("deployment.kubernetes.io/revision");
        object.remove("status");
        return object;
    }

    private Command.Outcome kubectl(String... arguments) throws IOException, InterruptedException {
        return Command.of(tools.kubectl(), arguments)
                .with("KUBECONFIG", kubeconfig.toString())
                .run()
                .orFail();
    }
}
