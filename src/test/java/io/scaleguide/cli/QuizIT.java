package io.scaleguide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.card.FaultCard;
import io.scaleguide.practice.quiz.Draw;
import io.scaleguide.tools.Command;
import io.scaleguide.tools.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workshop exercise, played by an attendee with the real kubectl and with the program itself. */
class QuizIT {
    private static final Pattern KUBECONFIG = Pattern.compile("export KUBECONFIG=(\\S+)");
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final ExecutorService runner = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() throws IOException {
        keyboard.close();
        runner.shutdownNow();
    }

    @Test
    void whatIsRepairedWithKubectlIsNoticedAndScored() throws Exception {
        Future<Integer> quiz = start("scaled-to-zero", "quota");
        await("Round 1 of 2. Every request gets 503");
        assertThat(said()).doesNotContain("scaled-to-zero").doesNotContain("scales the workload to 0");
        type("h");
        await("Hint 1 of 3: How many replicas are wanted?");
        kubectl("scale", "deployment", "echo", "-n", "scaleguide-demo", "--replicas=1");
        await(" points. It was this: Someone scales the workload to 0");
        await("Round 2 of 2. The HPA wants more replicas than there are.");
        kubectl("delete", "resourcequota", "few-pods", "-n", "scaleguide-demo");
        assertThat(quiz.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(said()).isZero();
        int first = points("scaled-to-zero: repaired after .*, 1 hint, (\\d+) points");
        int second = points("quota: repaired after .*, no hint, (\\d+) points");
        assertThat(first).as("less 25 for the hint, and less for the time").isBetween(5, 75);
        assertThat(second).as("less for the time alone").isBetween(5, 100);
        assertThat(said()).contains(first + second + " of 200 points.");
    }

    /** How many there are depends on how long it took, here and now. */
    private int points(String line) {
        Matcher matcher = Pattern.compile(line).matcher(said());
        assertThat(matcher.find()).as(said()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    @Test
    void whatIsRepairedWithTheToolIsNoticedAndWhoLeavesIsTold() throws Exception {
        Future<Integer> quiz = start("annotation-removed", "hpa-fixed");
        await("Round 1 of 2. The HPA has not moved since somebody upgraded the operator.");
        for (int hint = 1; hint <= 3; hint++) {
            type("");
            await("Hint " + hint + " of 3");
        }
        type("h");
        await("That was the last hint.");
        int code = GuideForTests.run(
                new ByteArrayOutputStream(),
                home,
                List.of("doctor", "--fix", "annotation-missing", "--yes", "--kubeconfig", kubeconfig()));
        assertThat(code).isIn(0, 1, 4);
        await("with 3 hints: ");
        await("Round 2 of 2.");
        type("q");
        assertThat(quiz.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(said()).contains("hpa-fixed: not repaired, 0 points", " of 200 points.");
    }

    @Test
    void aNumberOfRoundsThatMakesNoSenseIsRefused() throws Exception {
        assertThat(begin(List.of("practice", "--quiz", "--rounds", "0")).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(2);
        assertThat(said()).contains("--rounds is 1 to 50, not 0.");
    }

    /** With a seed that draws these cards first. */
    private Future<Integer> start(String... cards) throws IOException {
        return begin(List.of(
                "practice",
                "--quiz=" + seed(List.of(cards)),
                "--rounds",
                String.valueOf(cards.length),
                "--speed",
                "30"));
    }

    private static long seed(List<String> wanted) {
        List<FaultCard> all = PracticeCards.all().all();
        long seed = 1;
        while (!Draw.of(all, wanted.size(), new Random(seed)).stream()
                .map(FaultCard::name)
                .toList()
                .equals(wanted)) {
            seed++;
        }
        return seed;
    }

    private Future<Integer> begin(List<String> arguments) throws IOException {
        Path helm = tools().helm().toAbsolutePath().getParent();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                new PipedInputStream(keyboard),
                stream,
                stream,
                Map.of("PATH", helm + ":/usr/bin:/bin", "HOME", home.toString(), "XDG_STATE_HOME", home.toString()),
                home,
                Optional.empty(),
                Clock.systemUTC(),
                () -> ZoneOffset.UTC);
        List<String> words = new ArrayList<>(arguments);
        return runner.submit(() -> CommandLineProgram.run(surroundings, words.toArray(String[]::new)));
    }

    private static Tools tools() {
        try {
            return Tools.find(System.getenv());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No tools for the tests", e);
        }
    }

    private void type(String line) throws IOException {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void await(String text) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!said().contains(text)) {
            assertThat(System.nanoTime())
                    .as(() -> text + " did not come:\n" + said())
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private String kubeconfig() {
        Matcher matcher = KUBECONFIG.matcher(said());
        assertThat(matcher.find()).as(said()).isTrue();
        return matcher.group(1);
    }

    private void kubectl(String... arguments) throws IOException, InterruptedException {
        Command.of(tools().kubectl(), arguments)
                .with("KUBECONFIG", kubeconfig())
                .with("HOME", home.toString())
                .run()
                .orFail();
    }
}
