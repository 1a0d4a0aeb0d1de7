package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.proof.Proof;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.tools.Patience;
import io.scaleguide.tools.Pty;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the job, every command and every face with known keys, and looks for them everywhere they must not be, as {@code scaleguide report --prove}
 * does. What goes wrong on the way is in {@link SecretsFaultsIT}.
 */
class SecretsIT {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Pattern FOLDER = Pattern.compile("KUBECONFIG=(.*)/kubeconfig");
    private static final ObjectRef HPA = new ObjectRef(Kinds.HPA, "scaleguide-demo", "echo");
    private static final String F12 = "\u001b[24~";

    @TempDir
    private Path home;

    @TempDir
    private Path practiceHome;

    @TempDir
    private Path keyFolder;

    /** A home that others may look into, as many are: a file in it is kept from them by its own mode, or not at all. */
    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void noCommandAndNoFaceLetsAKeyOut(@OnCluster(speed = 30) TestCluster cluster) throws Exception {
        PlantedKeys keys = PlantedKeys.in(keyFolder, cluster);
        KeyTrap trap = new KeyTrap(keys.keys());
        Path helmCalls = home.resolve("helm-calls");
        Scaleguide scaleguide = scaleguide(keys).with("PATH", recordingHelm(helmCalls) + ":" + System.getenv("PATH"));
        cluster.usedBy(scaleguide);

        Path recording = home.resolve("session.jsonl");
        run(trap, scaleguide, "plan", "--answers", cluster.answers().toString());
        assertThat(up(trap, scaleguide, cluster, "path")).isZero();
        panel(trap, scaleguide, recording);
        replay(trap, scaleguide, recording);
        everyCommand(trap, scaleguide, recording);
        shell(trap, scaleguide);
        repair(trap, scaleguide, cluster);
        run(trap, scaleguide, "undo", "--plan");

        assertThat(Files.readString(helmCalls)).contains("upgrade", "HOME=" + home);
        assertThat(trap.commandLines()).anyMatch(line -> line.contains("helm\nupgrade"));
        assertThat(trap.processes()).as("processes seen").isGreaterThan(20);
        assertNoKeyAnywhere(trap, keys, cluster);

        assertThat(run(trap, scaleguide, "undo", "--yes").exitCode()).isZero();
        trap.files(home, file -> false);
        trap.cluster(cluster);
        trap.assertEmpty();
    }

    @Test
    void noKeyLeavesTheSecretItBelongsInWithTheEmbeddedHelm(@OnCluster(speed = 30) TestCluster cluster)
            throws Exception {
        PlantedKeys keys = PlantedKeys.in(keyFolder, cluster);
        KeyTrap trap = new KeyTrap(keys.keys());
        Scaleguide scaleguide = scaleguide(keys);
        cluster.usedBy(scaleguide);
        assertThat(up(trap, scaleguide, cluster, "embedded")).isZero();
        assertThat(trap.commandLines()).anyMatch(line -> line.contains("EmbeddedHelm\nupgrade"));
        assertNoKeyAnywhere(trap, keys, cluster);
    }

    @Test
    void aPracticeClusterLeavesNothingBehindWhenItIsKilled() throws IOException, InterruptedException {
        Scaleguide started = new Scaleguide(practiceHome);
        Scaleguide.Running practice = started.start("practice");
        Path folder = folder(practice.awaitOutput("--answers", Patience.LONGEST));
        for (String file : List.of("kubeconfig", "api-key", "app-key", "answers.yaml")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(file)))
                    .as(file)
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(Listening.of(practice.process().toHandle()))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(Listening::isLoopback);
        practice.process().destroy();
        practice.process().waitFor();
        assertThat(folder).doesNotExist();
        assertThat(Files.list(started.temporary())).as("left behind").isEmpty();
    }

    private Scaleguide scaleguide(PlantedKeys keys) throws IOException, InterruptedException {
        return new Scaleguide(home)
                .with("PATH", Tools.find(System.getenv()).helm().getParent() + ":" + System.getenv("PATH"))
                .with("KUBECONFIG", keys.kubeconfig().toString());
    }

    /** A folder with a helm that writes down what it is given, and then is the real one. */
    private Path recordingHelm(Path calls) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path helm = Files.writeString(
                bin.resolve("helm"),
                "#!/bin/sh\numask 077\n{ printf '%s\\n' \"$@\"; env; } >> '" + calls + "'\nexec '"
                        + Tools.find(System.getenv()).helm() + "' \"$@\"\n");
        assertThat(helm.toFile().setExecutable(true)).isTrue();
        return bin;
    }

    private static int up(KeyTrap trap, Scaleguide scaleguide, TestCluster cluster, String engine)
            throws IOException, InterruptedException {
        Scaleguide.Outcome outcome = trap.watch(
                scaleguide.start(
                        "up",
                        "--yes",
                        "--answers",
                        cluster.answers().toString(),
                        "--helm",
                        engine,
                        "-o",
                        "json",
                        "--until",
                        "hpa"),
                LONG);
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        return outcome.exitCode();
    }

    private static Scaleguide.Outcome run(KeyTrap trap, Scaleguide scaleguide, String... arguments)
            throws IOException, InterruptedException {
        return trap.watch(scaleguide.start(arguments), LONG);
    }

    /** The commands that come to an end, each as people and as scripts read it. */
    private void everyCommand(KeyTrap trap, Scaleguide scaleguide, Path recording)
            throws IOException, InterruptedException {
        for (String line : List.of(
                "--help",
                "--version",
                "status",
                "status -o json",
                "metric",
                "hpa",
                "events",
                "hops",
                "doctor",
                "doctor -o json",
                "doctor --fix annotation-missing",
                "panel --line --for 3s",
                "panel -o json --for 3s",
                "replay --line --speed 60 " + recording,
                "replay -o json --speed 60 " + recording,
                "simulate --recording " + recording + " --target 100",
                "lint " + recording,
                "complete -- panel --hpa ech",
                "export --format script",
                "export --format helm-values",
                "export --format kustomize --out " + home.resolve("kustomize"),
                "export --format argo --out " + home.resolve("argo"),
                "export --format markdown",
                "version -o json")) {
            Scaleguide.Outcome outcome = run(trap, scaleguide, line.split(" ", -1));
            assertThat(outcome.exitCode())
                    .as(line + ": " + outcome.out() + outcome.err())
                    .isNotEqualTo(2);
            assertThat(outcome.err()).as(line).doesNotContain("\tat ");
        }
        Scaleguide.Outcome report = run(
                trap,
                scaleguide,
                "report",
                "--prove",
                "--file",
                home.resolve("report.zip").toString());
        assertThat(report.exitCode()).as(report.out() + report.err()).isZero();
        assertThat(report.out())
                .contains("proxy password of cluster \"by-proxy\"", "client key of user \"by-certificate\"");
    }

    /** The full screen with traffic, a recording, a picture of the screen and every file that it offers. */
    private void panel(KeyTrap trap, Scaleguide scaleguide, Path recording) throws Exception {
        List<String> command = List.of(Scaleguide.launcher().toString(), "panel", "--record", recording.toString());
        try (Pty pty = Pty.run(120, 36, environment(scaleguide), command)) {
            pty.await("LIVE");
            try (ProcessSpy spy = new ProcessSpy(pty.program())) {
                pty.type("s").await("connections");
                pty.type(F12).await("This screen is in ");
                pty.type("c").await(".csv.");
                pty.type("j").await(".jsonl.");
                pty.type("v").await(".svg.");
                assertThat(Listening.of(pty.program())).allMatch(Listening::isLoopback);
                trap.seen(spy);
            }
            pty.type("\u0003");
            pty.await("Traffic from here stops when you leave.");
            pty.type("\u0003");
            assertThat(pty.exit()).isZero();
            trap.said("panel's terminal", pty.output());
        }
        assertThat(recording).isNotEmptyFile();
    }

    /** The recording on the full screen, with every file that it offers. */
    private void replay(KeyTrap trap, Scaleguide scaleguide, Path recording) throws Exception {
        List<String> command = List.of(Scaleguide.launcher().toString(), "replay", recording.toString());
        try (Pty pty = Pty.run(120, 36, environment(scaleguide), command)) {
            pty.await("PLAYING ");
            try (ProcessSpy spy = new ProcessSpy(pty.program())) {
                pty.type(F12).await("This screen is in ");
                pty.type("c").await(".csv.");
                pty.type("j").await(".jsonl.");
                pty.type("v").await(".svg.");
                trap.seen(spy);
            }
            pty.type("\u0003");
            assertThat(pty.exit()).isZero();
            trap.said("the replay's terminal", pty.output());
        }
    }

    /** What was taken away from the cluster is put back. */
    private static void repair(KeyTrap trap, Scaleguide scaleguide, TestCluster cluster)
            throws IOException, InterruptedException {
        try (Cluster connected = Cluster.open(
                new ClusterChoice(List.of(cluster.kubeconfig()), Optional.empty()), Duration.ofSeconds(20))) {
            connected.delete(HPA);
            Scaleguide.Outcome made = run(
                    trap,
                    scaleguide,
                    "doctor",
                    "--namespace",
                    "scaleguide-demo",
                    "--fix",
                    "metric-not-referenced",
                    "--yes");
            assertThat(connected.get(HPA)).as(made.out() + made.err()).isPresent();
        }
    }

    /** The shell on a terminal: what is typed there is kept, unless it looks like a key. */
    private void shell(KeyTrap trap, Scaleguide scaleguide) throws Exception {
        List<String> command = List.of(Scaleguide.launcher().toString(), "shell");
        try (Pty pty = Pty.run(120, 36, environment(scaleguide), command)) {
            pty.await("/echo> ");
            try (ProcessSpy spy = new ProcessSpy(pty.program())) {
                pty.type("hpa\n").await("Deployment/echo");
                pty.type("!printenv\n").await("HOME=");
                trap.seen(spy);
            }
            trap.said("shell's terminal", pty.output());
            pty.type("use hpa " + Files.readString(keyFolder.resolve("wrong-api-key")));
            pty.await("there is no HPA");
            pty.type("exit\n");
            pty.exit();
        }
        assertThat(home.resolve("state/scaleguide/shell-history")).content().contains("hpa", "printenv");
    }

    private static Map<String, String> environment(Scaleguide scaleguide) {
        return scaleguide.environment();
    }

    private void assertNoKeyAnywhere(KeyTrap trap, PlantedKeys keys, TestCluster cluster)
            throws IOException, InterruptedException {
        trap.files(home, file -> false);
        List<Path> own = new ArrayList<>(List.of(cluster.kubeconfig()));
        own.add(cluster.answers().resolveSibling("api-key"));
        own.add(cluster.answers().resolveSibling("app-key"));
        trap.files(Optional.ofNullable(cluster.answers().getParent()).orElseThrow(), own::contains);
        trap.cluster(cluster);
        Proof proof = trap.assertEmpty();
        assertThat(proof.places()).isGreaterThan(200);
        System.out.println("Looked for " + proof.keys().size() + " keys in " + proof.places() + " places, "
                + (proof.bytes() >> 10) + " KiB, of " + trap.processes() + " processes");
        // helm keeps there which kinds the cluster serves.
        trap.assertOpenToOthers(file -> file.endsWith("/bin/helm") || file.contains("/.kube/cache/"));
        assertThat(keys.keys()).hasSize(8);
    }

    private static Path folder(String output) {
        Matcher matcher = FOLDER.matcher(output);
        assertThat(matcher.find()).as(output).isTrue();
        return Path.of(matcher.group(1));
    }
}
