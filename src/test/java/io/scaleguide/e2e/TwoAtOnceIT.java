package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.tools.Command;
import io.scaleguide.tools.Tmux;
import io.scaleguide.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two who do the same job in one cluster at the same time: of one home, and of two. */
class TwoAtOnceIT {
    private static final Duration LONG = Duration.ofMinutes(4);

    @TempDir
    private Path home;

    @TempDir
    private Path otherHome;

    private Tools tools = new Tools(Path.of("kubectl"), Path.of("helm"));
    private Path kubeconfig = Path.of("");
    private Path answers = Path.of("");

    private void begin(TestCluster given) throws IOException, InterruptedException {
        kubeconfig = given.kubeconfig();
        answers = given.answers();
        given.usedBy(of(home));
        given.usedBy(of(otherHome));
    }

    @BeforeEach
    void findTools() throws IOException, InterruptedException {
        tools = Tools.find(System.getenv());
    }

    /** Slow enough that the first one's helm still waits for pods when it is held up. */
    @Test
    void whileOneInstallsNobodyTakesItsReleaseForDead(@OnCluster(speed = 1) TestCluster given)
            throws IOException, InterruptedException {
        begin(given);
        Scaleguide.Running first = up(home);
        awaitPending();
        ProcessHandle helm = helmOf(first);
        Tmux.kill("STOP", helm.pid());
        Scaleguide.Running sameHome = up(home);
        sameHome.awaitOutput("process " + first.process().pid(), LONG);

        Scaleguide.Outcome stranger = up(otherHome).await(LONG);
        assertThat(stranger.exitCode()).as(stranger.out()).isEqualTo(1);
        JsonNode problem = stranger.events("failed").get(0).path("problem");
        assertThat(problem.path("id").asString("")).isEqualTo("helm-busy");
        assertThat(problem.path("what").asString("")).contains("Someone else's helm", "datadog/datadog");
        Scaleguide.Outcome undo = of(home).run(LONG, "undo", "--yes");
        assertThat(undo.exitCode()).as(undo.out()).isEqualTo(3);
        assertThat(undo.err()).contains("Nothing was undone", "process ");
        Tmux.kill("CONT", helm.pid());

        for (Scaleguide.Running each : List.of(first, sameHome)) {
            Scaleguide.Outcome ended = each.await(LONG);
            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        }
        assertThat(changes(home)).hasSize(3).doesNotHaveDuplicates();
        assertThat(up(otherHome).await(LONG).exitCode()).isZero();
        assertThat(kubectl("get", "secrets", "-n", "datadog", "-l", "owner=helm", "-o", "name")
                        .lines())
                .as("revisions")
                .hasSize(1);
    }

    @Test
    void theFullScreenWaitsForTheSamePersonsRunAndTellsAStrangerWhoseHelmItIs(@OnCluster(speed = 1) TestCluster given)
            throws IOException, InterruptedException {
        begin(given);
        try (WizardScreen mine = atTheInstallation(home);
                WizardScreen strangers = atTheInstallation(otherHome)) {
            Scaleguide.Running first = up(home);
            awaitPending();
            ProcessHandle helm = helmOf(first);
            Tmux.kill("STOP", helm.pid());
            mine.press("Enter").await("[> Do it <]");
            mine.press("Enter")
                    .await(
                            "Another Scaleguide of yours",
                            "process " + first.process().pid());
            strangers.press("Enter").await("[> Do it <]");
            strangers.press("Enter").await("This step failed.", "Someone else's helm", "What to do");
            Tmux.kill("CONT", helm.pid());

            mine.awaitDone(4);
            assertThat(first.await(LONG).exitCode()).isZero();
            assertThat(changes(home)).hasSize(3).doesNotHaveDuplicates();
            strangers.press("F5");
            strangers.awaitDone(4);
        }
    }

    private WizardScreen atTheInstallation(Path of) throws IOException, InterruptedException {
        WizardScreen screen = WizardScreen.start(of(of), 160, 50, "--answers", answers.toString());
        for (int step = 1; step <= 3; step++) {
            screen.doStep(step);
            screen.press("Enter");
        }
        screen.awaitForm(4);
        return screen;
    }

    @Test
    void ofTwoThatBeginAtTheSameMomentBothEndAndTheNextRunsComplete(@OnCluster(speed = 60) TestCluster given)
            throws IOException, InterruptedException {
        begin(given);
        List<Scaleguide.Running> both = List.of(up(home), up(otherHome));
        for (Scaleguide.Running each : both) {
            Scaleguide.Outcome ended = each.await(LONG);
            assertThat(ended.exitCode()).as(ended.out()).isIn(0, 1);
            assertThat(ended.err()).isEmpty();
            assertThat(ended.events("failed"))
                    .allMatch(event -> event.at("/problem/id").asString("").startsWith("helm-"));
        }
        for (Path each : List.of(home, otherHome)) {
            Scaleguide.Outcome again = up(each).await(LONG);
            assertThat(again.exitCode()).as(again.out()).isZero();
        }
        assertThat(changes(home)).doesNotHaveDuplicates();
        assertThat(changes(otherHome)).doesNotHaveDuplicates();
        assertThat(Stream.concat(changes(home).stream(), changes(otherHome).stream())
                        .distinct())
                .as("every change is in the ledger of one of them")
                .hasSize(3);
    }

    /** Kind and name of each change in a home's ledger. */
    private static List<String> changes(Path home) throws IOException {
        Path folder = home.resolve("state/scaleguide/ledger");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .flatMap(TwoAtOnceIT::lines)
                    .map(JsonMapper.shared()::readTree)
                    .filter(line -> line.has("change"))
                    .map(line -> line.path("change").asString("") + " "
                            + line.path("kind").asString("") + " "
                            + line.path("name").asString(""))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void awaitPending() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!kubectl("get", "secrets", "-n", "datadog", "-l", "owner=helm,status=pending-install", "-o", "name")
                .contains("sh.helm.release")) {
            assertThat(System.nanoTime()).as("a release that helm works on").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private ProcessHandle helmOf(Scaleguide.Running run) {
        return run.process()
                .descendants()
                .filter(process -> process.info()
                        .command()
                        .filter(tools.helm().toString()::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private Scaleguide.Running up(Path of) throws IOException {
        return of(of).start("up", "--yes", "--answers", answers.toString(), "--until", "install", "-o", "json");
    }

    private Scaleguide of(Path each) {
        return new Scaleguide(each)
                .with("PATH", tools.helm().getParent() + ":" + System.getenv("PATH"))
                .with("KUBECONFIG", kubeconfig.toString());
    }

    private String kubectl(String... arguments) throws IOException, InterruptedException {
        return Command.of(tools.kubectl(), arguments)
                .with("KUBECONFIG", kubeconfig.toString())
                .run()
                .orFail()
                .out();
    }
}
