package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.proof.Proof;
import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Tmux;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong while keys are known, and how a program can end: no key gets out of any of it. Asked for with {@code -Psecrets}. */
@EnabledIfSystemProperty(
        named = "secrets",
        matches = "long",
        disabledReason = "the long part is asked for with -Psecrets")
class SecretsFaultsIT {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String HELM_RUNS = "helm upgrade";

    @TempDir
    private Path home;

    @TempDir
    private Path clusterHome;

    @TempDir
    private Path keyFolder;

    private Optional<ClusterForPractice> practice = Optional.empty();
    private Optional<PlantedKeys> planted = Optional.empty();
    private Optional<KeyTrap> set = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        practice = Optional.of(new ClusterForPractice(clusterHome, 20, "2.2"));
        planted = Optional.of(PlantedKeys.in(keyFolder, cluster()));
        set = Optional.of(new KeyTrap(keys().keys()));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (practice.isPresent()) {
            practice.get().close();
        }
    }

    @Test
    void aKubeconfigThatDoesNotDoIsNotRepeated() throws Exception {
        for (String context : PlantedKeys.CONTEXTS) {
            for (String command : List.of("status", "hpa", "doctor", "up --plan", "report", "panel --line --for 1s")) {
                run((command + " --context " + context).split(" ", -1));
            }
        }
        List<String> lines = Files.readAllLines(keys().kubeconfig());
        for (int line = 0; line < lines.size(); line++) {
            List<String> broken = new ArrayList<>(lines);
            broken.set(line, broken.get(line) + " \"'{: %");
            if (lines.get(line).matches(".*(token|password|key-data|proxy-url).*")) {
                Path file = Files.write(keyFolder.resolve("broken-" + line), broken);
                run("status", "--kubeconfig", file.toString());
            }
        }
        assertNoKeyAnywhere();
    }

    @Test
    void wrongKeysAndAChartThatIsNotThereAreRefusedWithoutTheKeys() throws Exception {
        Scaleguide.Outcome wrong = up(
                "--until",
                "keys",
                "--api-key-file",
                keys().wrongApiKey().toString(),
                "--app-key-file",
                keys().wrongApplicationKey().toString());
        assertThat(wrong.exitCode()).as(wrong.out()).isNotZero();
        for (String engine : List.of("path", "embedded")) {
            Scaleguide.Outcome away =
                    up("--until", "install", "--helm", engine, "--set", "chart=", "--chart-repo", "http://127.0.0.1:1");
            assertThat(away.exitCode()).as(away.out() + away.err()).isNotZero();
        }
        Path typed = Files.writeString(
                keyFolder.resolve("typed"), "\n\n3\n" + Files.readString(keys().wrongApiKey()) + "q\n");
        set().watch(
                        scaleguide()
                                .start(
                                        typed,
                                        "--line",
                                        "--answers",
                                        cluster().answers().toString()),
                        LONG);
        assertNoKeyAnywhere();
    }

    @Test
    void whatCannotBeWrittenIsSaidWithoutTheKeys() throws Exception {
        Path file = Files.createFile(home.resolve("a-file"));
        Scaleguide.Outcome state = set().watch(
                        scaleguide()
                                .with("XDG_STATE_HOME", file.toString())
                                .start(
                                        "up",
                                        "--yes",
                                        "--answers",
                                        cluster().answers().toString(),
                                        "--until",
                                        "install"),
                        LONG);
        assertThat(state.exitCode()).isNotZero();
        run("report", "--file", file.resolve("report.zip").toString());
        run(
                "panel",
                "--line",
                "--for",
                "1s",
                "--record",
                file.resolve("session.jsonl").toString());
        assertNoKeyAnywhere();
    }

    @Test
    void whenHelmIsKilledAndTheClusterGoesTheKeysStay() throws Exception {
        Scaleguide.Running killed = start("--helm", "path");
        killed.awaitOutput(HELM_RUNS, LONG);
        helmOf(killed).destroyForcibly();
        assertThat(set().watch(killed, LONG).exitCode()).isEqualTo(1);
        set().cluster(cluster());

        Scaleguide.Running alone = start("--helm", "path");
        alone.awaitOutput(HELM_RUNS, LONG);
        stop();
        assertThat(set().watch(alone, LONG).exitCode()).isNotZero();
        set().files(home, file -> false);
        set().assertEmpty();
    }

    /** The signals that end a program, and one that only lets it say what its threads do. */
    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "QUIT", "ABRT", "SEGV"})
    void howeverAProgramEndsItLeavesNoKey(String signal) throws Exception {
        Scaleguide.Running running = start("--helm", "path");
        running.awaitOutput(HELM_RUNS, LONG);
        assertThat(Files.readString(Path.of("/proc/" + running.process().pid() + "/limits")))
                .containsPattern("Max core file size +0 ");
        Tmux.kill(signal, running.process().pid());
        Scaleguide.Outcome outcome = set().watch(running, LONG);
        if (signal.equals("QUIT")) {
            assertThat(outcome.out()).contains("Full thread dump");
        } else {
            assertThat(outcome.exitCode()).isNotZero();
        }
        try (Stream<Path> files = Files.list(home)) {
            List<String> left = files.map(file -> file.getFileName().toString()).toList();
            assertThat(left).noneMatch(name -> name.startsWith("core"));
            if (signal.equals("SEGV")) {
                assertThat(left).anyMatch(name -> name.startsWith("hs_err_pid"));
            }
        }
        assertNoKeyAnywhere();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-XX:+CrashOnOutOfMemoryError", "-XX:+ExitOnOutOfMemoryError", "-XX:-OmitStackTraceInFastThrow"})
    void aProgramWithoutMemoryLeavesNoKey(String option) throws Exception {
        Scaleguide small = scaleguide();
        small.with(
                "SCALEGUIDE_JAVA_OPTS", small.environment().get("SCALEGUIDE_JAVA_OPTS") + " -Xmx9m -Xms9m " + option);
        Scaleguide.Outcome outcome = set().watch(
                        small.start(
                                "up", "--yes", "--answers", cluster().answers().toString()),
                        LONG);
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.out() + outcome.err()).contains("OutOfMemoryError");
        assertNoKeyAnywhere();
    }

    @Test
    void keysInTheEnvironmentAreNotHandedOn() throws Exception {
        Scaleguide scaleguide = scaleguide()
                .with(
                        "DD_API_KEY",
                        Files.readString(cluster().answers().resolveSibling("api-key"))
                                .strip())
                .with(
                        "DD_APP_KEY",
                        Files.readString(cluster().answers().resolveSibling("app-key"))
                                .strip());
        for (String engine : List.of("path", "embedded")) {
            Scaleguide.Running running = scaleguide.start(
                    "up", "--yes", "--answers", cluster().answers().toString(), "--until", "install", "--helm", engine);
            try (ProcessSpy spy = new ProcessSpy(running.process().toHandle())) {
                assertThat(running.await(LONG).exitCode()).isZero();
                set().said(
                                "children of " + engine,
                                environments(spy, running.process().pid()));
            }
        }
        assertNoKeyAnywhere();
    }

    /** Of all below a process. Java starts programs by way of jspawnhelper, which has Java's own environment until it becomes the program. */
    private static String environments(ProcessSpy spy, long root) {
        StringBuilder all = new StringBuilder();
        spy.last().forEach((process, text) -> {
            String pid = process.substring(0, process.indexOf(' '));
            boolean onTheWay =
                    spy.last().getOrDefault(pid + " cmdline", "jspawnhelper").contains("jspawnhelper");
            if (process.endsWith(" environ") && Long.parseLong(pid) != root && !onTheWay) {
                all.append(text);
            }
        });
        assertThat(all).contains("KUBECONFIG=");
        return all.toString();
    }

    @Test
    void theClassArchiveHoldsNoKey() throws Exception {
        Path cache = home.resolve("cache");
        Scaleguide quick = scaleguide().with("SCALEGUIDE_ARCHIVE", "").with("XDG_CACHE_HOME", cache.toString());
        set().watch(quick.start("status"), LONG);
        long deadline = System.nanoTime() + LONG.toNanos();
        while (made(cache).isEmpty()) {
            assertThat(System.nanoTime()).as("waited for the archive").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertNoKeyAnywhere();
    }

    private static List<Path> made(Path cache) throws IOException {
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.endsWith("made-for")).toList();
        }
    }

    private Scaleguide.Running start(String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("up", "--yes", "--answers", cluster().answers().toString(), "--until", "hpa"));
        arguments.addAll(List.of(more));
        return scaleguide().start(arguments.toArray(String[]::new));
    }

    private Scaleguide.Outcome up(String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("up", "--yes", "--answers", cluster().answers().toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private Scaleguide.Outcome run(String... arguments) throws IOException, InterruptedException {
        return set().watch(scaleguide().start(arguments), LONG);
    }

    private static ProcessHandle helmOf(Scaleguide.Running running) throws InterruptedException {
        long deadline = System.nanoTime() + Patience.LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<ProcessHandle> helm = running.process()
                    .descendants()
                    .filter(each -> each.info().command().orElse("").endsWith("/helm"))
                    .findFirst();
            if (helm.isPresent()) {
                return helm.get();
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        throw new AssertionError("no helm");
    }

    private Scaleguide scaleguide() throws IOException, InterruptedException {
        return new Scaleguide(home)
                .with("PATH", Tools.find(System.getenv()).helm().getParent() + ":" + System.getenv("PATH"))
                .with("KUBECONFIG", keys().kubeconfig().toString());
    }

    private void assertNoKeyAnywhere() throws IOException, InterruptedException {
        set().files(home, file -> false);
        set().cluster(cluster());
        Proof proof = set().assertEmpty();
        System.out.println("Looked for " + proof.keys().size() + " keys in " + proof.places() + " places, "
                + (proof.bytes() >> 10) + " KiB, of " + set().processes() + " processes");
        set().assertOpenToOthers(file ->
                file.matches(".*(/\\.kube/cache/|hs_err_pid|/cache/scaleguide/start/).*") || file.endsWith("/a-file"));
    }

    private ClusterForPractice cluster() {
        return practice.orElseThrow();
    }

    private PlantedKeys keys() {
        return planted.orElseThrow();
    }

    private KeyTrap set() {
        return set.orElseThrow();
    }
}
