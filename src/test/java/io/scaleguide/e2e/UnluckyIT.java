package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A run that is cancelled, or whose helm is killed, and a run that is undone: nothing is lost, and the next one goes on. */
class UnluckyIT {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Pattern FOLDER = Pattern.compile("KUBECONFIG=(.*)/kubeconfig");
    private static final String HELM_RUNS = "\"action\":\"datadog-release\"";

    @TempDir
    private Path home;

    private Tools tools = new Tools(Path.of("kubectl"), Path.of("helm"));
    private Path folder = Path.of("");
    private Optional<Scaleguide.Running> practice = Optional.empty();

    @BeforeEach
    void practise() throws IOException, InterruptedException {
        tools = Tools.find(System.getenv());
        // Slow enough that helm still waits for pods while it is struck.
        Scaleguide.Running started = new Scaleguide(home).start("practice", "--speed", "1");
        practice = Optional.of(started);
        Matcher matcher = FOLDER.matcher(started.awaitOutput("--answers", Duration.ofSeconds(60)));
        assertThat(matcher.find()).isTrue();
        folder = Path.of(matcher.group(1));
    }

    @AfterEach
    void end() throws InterruptedException {
        if (practice.isPresent()) {
            practice.get().process().destroy();
            practice.get().process().waitFor();
        }
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
        assertThat(ProcessHandle.allProcesses().filter(this::isOurHelm)).isEmpty();
        assertThat(up("install").await(LONG).exitCode()).isZero();
    }

    @Test
    void aKilledHelmIsNamedAndItsReleaseIsRecovered() throws IOException, InterruptedException {
        Scaleguide.Running run = up("install");
        awaitHelm(run).destroyForcibly();
        Scaleguide.Outcome failed = run.await(LONG);
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.events("failed").get(0).path("problem").path("id").asString(""))
                .isEqualTo("helm-killed");
        Scaleguide.Outcome again = up("install").await(LONG);
        assertThat(again.exitCode()).as(again.out()).isZero();
        assertThat(again.out()).contains("pending-install; recovering it first");
    }

    @Test
    void undoPutsBackWhatWasThere() throws IOException, InterruptedException {
        String deployment = "deployment/kong-operator-kong-operator-controller-manager";
        ObjectNode before = get("-n", "kong-system", deployment);
        Scaleguide.Outcome done = up("annotate").await(LONG);
        assertThat(done.exitCode()).as(done.out()).isZero();
        assertThat(get("-n", "kong-system", deployment)).isNotEqualTo(before);
        Scaleguide.Outcome plan = scaleguide().run(LONG, "undo", "--plan");
        assertThat(plan.out()).contains("Helm release datadog/datadog installed");
        Scaleguide.Outcome undone = scaleguide().run(LONG, "undo", "--yes");
        assertThat(undone.exitCode()).as(undone.out() + undone.err()).isZero();
        assertThat(get("-n", "kong-system", deployment)).isEqualTo(before);
        kubectl("wait", "--for=delete", "ns/datadog", "ns/scaleguide-demo", "--timeout=60s");
        assertThat(scaleguide().run(LONG, "undo", "--yes").out()).contains("Nothing to undo");
    }

    private Scaleguide.Running up(String until) throws IOException {
        return scaleguide()
                .start(
                        "up",
                        "--yes",
                        "--answers",
                        folder.resolve("answers.yaml").toString(),
                        "--until",
                        until,
                        "-o",
                        "json");
    }

    private Scaleguide scaleguide() {
        return new Scaleguide(home)
                .with("PATH", tools.helm().getParent() + ":" + System.getenv("PATH"))
                .with("KUBECONFIG", folder.resolve("kubeconfig").toString());
    }

    /** The helm that installs, once it runs and its release is in the cluster. */
    private ProcessHandle awaitHelm(Scaleguide.Running run) throws IOException, InterruptedException {
        run.awaitOutput(HELM_RUNS, Duration.ofSeconds(60));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            boolean begun = kubectl(
                            "get", "secrets", "-n", "datadog", "-l", "owner=helm,status=pending-install", "-o", "name")
                    .out()
                    .contains("sh.helm.release");
            if (begun) {
                return run.process()
                        .descendants()
                        .filter(this::isOurHelm)
                        .findFirst()
                        .orElseThrow();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("helm did not begin: " + Files.readString(run.out()));
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
        ((ObjectNode) metadata).remove(java.util.List.of("resourceVersion", "managedFields", "generation"));
        metadata.withObject("/annotations").remove("deployment.kubernetes.io/revision");
        object.remove("status");
        return object;
    }

    private Command.Outcome kubectl(String... arguments) throws IOException, InterruptedException {
        return Command.of(tools.kubectl(), arguments)
                .with("KUBECONFIG", folder.resolve("kubeconfig").toString())
                .run()
                .orFail();
    }
}
