package io.scaleguide.guide.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.answer.AnswerResolver;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.ledger.Ledger;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.ledger.LedgerHold;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.step.Hint;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.practice.api.server.Kubeconfig;
import io.scaleguide.time.TestClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of things in a run, with checks and actions that do what the test says, and time that passes only while it waits. */
class GuideRunTest {
    private static final URI SERVER = URI.create("http://127.0.0.1:9");

    @TempDir
    private Path folder;

    private final List<GuideEvent> events = new ArrayList<>();
    private final TestClock clock = TestClock.midday();
    private final Instant start = clock.instant();
    private final Deque<Verdict> verdicts = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private final List<Duration> rests = new ArrayList<>();
    private final Set<String> alreadySteps = new HashSet<>();
    private Optional<String> already = Optional.empty();
    private Path kubeconfig = Path.of("");
    private Path stateFolder = Path.of("");
    private Runnable onRest = () -> {};
    private RunOptions options = new RunOptions(false, Optional.empty(), Optional.empty());

    @BeforeEach
    void chooseACluster() throws IOException {
        kubeconfig = Kubeconfig.write(folder.resolve("kubeconfig"), SERVER, "test", 1);
        stateFolder = folder.resolve("state");
    }

    @Test
    void aStepIsCheckedDoneVerifiedAndProved() {
        assertThat(run(step(1, "one", false))).isEqualTo(ExitCode.DONE);
        assertThat(calls).containsExactly("look door", "probe", "plan", "apply", "verify", "look proof");
    }

    @Test
    void whatIsSoAlreadyIsNotDoneAgainButStillProved() {
        already = Optional.of("It is so.");
        assertThat(run(step(1, "one", false))).isEqualTo(ExitCode.DONE);
        assertThat(calls).containsExactly("look door", "probe", "look proof");
        assertThat(events).contains(new GuideEvent.AlreadySo("one", "walk", "It is so."));
    }

    @Test
    void whereARunGoesOnIsSaidOnceAndOnlyIfSomethingWasThere() {
        alreadySteps.addAll(List.of("one", "two"));
        run(step(1, "one", false), step(2, "two", false), step(3, "three", false), step(4, "four", false));
        assertThat(events.stream().filter(GuideEvent.Note.class::isInstance))
                .containsExactly(
                        new GuideEvent.Note("three", "2 things were so already in this cluster; you go on from here."));
        events.clear();
        alreadySteps.clear();
        run(step(1, "one", false), step(2, "two", false));
        assertThat(events).noneMatch(GuideEvent.Note.class::isInstance);
    }

    @Test
    void aPlanAppliesNothingAndWaitsForNothing() {
        options = new RunOptions(true, Optional.empty(), Optional.empty());
        assertThat(run(step(1, "one", false))).isEqualTo(ExitCode.DONE);
        assertThat(calls).containsExactly("probe", "plan");
    }

    @Test
    void aFailedStepEndsTheRunWithOneAndAGateWithThree() {
        verdicts.add(new Verdict.Bad(Problem.of("shut", "The door is shut.", "", "Open it.")));
        assertThat(run(step(1, "one", false), step(2, "two", false))).isEqualTo(ExitCode.FAILED);
        assertThat(calls).containsExactly("look door");
        verdicts.add(new Verdict.Bad(Problem.of("shut", "The door is shut.", "", "Open it.")));
        assertThat(run(step(1, "one", true))).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void whatCannotBeWrittenDownIsNotDone() throws IOException {
        Files.writeString(stateFolder, "no folder");
        assertThat(run(step(1, "one", false))).isEqualTo(ExitCode.FAILED);
        assertThat(calls).containsExactly("look door", "probe", "plan");
        assertThat(failure().problem().what()).contains("cannot be written down");
        assertThat(failure().problem().why()).contains(folder.toString());
        assertThat(failure().problem().next()).contains("XDG_STATE_HOME");
    }

    @Test
    void aGateRefusesARunThatCouldNotBeWrittenDownAndLetsAPlanThrough() throws IOException {
        Files.writeString(stateFolder, "no folder");
        assertThat(run(step(1, "one", true))).isEqualTo(ExitCode.REFUSED);
        options = new RunOptions(true, Optional.empty(), Optional.empty());
        assertThat(run(step(1, "one", true))).isEqualTo(ExitCode.DONE);
        assertThat(calls).doesNotContain("apply");
    }

    @Test
    void anActionWaitsForTheOtherRunFromThisHomeAndLooksAgainBeforeItActs() {
        LedgerHold other = ledger().hold().orElseThrow();
        onRest = () -> {
            alreadySteps.add("one");
            other.close();
        };
        assertThat(run(step(1, "one", false))).isEqualTo(ExitCode.DONE);
        assertThat(calls).containsExactly("look door", "probe", "plan", "probe", "look proof");
        assertThat(events)
                .anyMatch(event -> event instanceof GuideEvent.Waiting waiting
                        && waiting.message()
                                .contains("process " + ProcessHandle.current().pid()));
    }

    @Test
    void anActionThatTheOtherRunDidNotDoIsDoneWhenItHasEnded() {
        LedgerHold other = ledger().hold().orElseThrow();
        onRest = other::close;
        assertThat(run(step(1, "one", false))).isEqualTo(ExitCode.DONE);
        assertThat(calls).containsExactly("look door", "probe", "plan", "probe", "apply", "verify", "look proof");
    }

    @Test
    void aRunDoesNotWaitForTheOtherWithoutEnd() {
        try (LedgerHold other = ledger().hold().orElseThrow()) {
            assertThat(run(step(1, "one", false))).isEqualTo(ExitCode.FAILED);
        }
        assertThat(failure().problem().id()).isEqualTo("late-ledger");
        assertThat(calls).doesNotContain("apply");
        assertThat(run(step(1, "one", false))).isEqualTo(ExitCode.DONE);
    }

    private Ledger ledger() {
        return Ledger.of(stateFolder, Kubeconfig.contextName("test"), SERVER.toString());
    }

    @Test
    void theHintOfTheStepFileIsTheAdvice() {
        verdicts.add(new Verdict.Bad(Problem.of("shut", "The door is shut.", "", "Open it.")));
        run(step(1, "one", false, new Hint("shut", "Ask the porter.", Optional.of("https://porter.example"))));
        Problem problem = failure().problem();
        assertThat(problem.next()).isEqualTo("Ask the porter.");
        assertThat(problem.link()).contains("https://porter.example");
    }

    @Test
    void whatIsNotYetIsWaitedForAndSaidOnce() {
        verdicts.addAll(List.of(
                new Verdict.NotYet("opening"), new Verdict.NotYet("opening"), new Verdict.Fine("The door is open.")));
        assertThat(run(step(1, "one", false))).isEqualTo(ExitCode.DONE);
        assertThat(events.stream().filter(GuideEvent.Waiting.class::isInstance)).hasSize(1);
    }

    @Test
    void whatDoesNotComeByTheDeadlineFailsWithTheLastWords() {
        for (int i = 0; i < 100; i++) {
            verdicts.add(new Verdict.NotYet("still opening"));
        }
        assertThat(run(step(1, "one", false))).isEqualTo(ExitCode.FAILED);
        assertThat(failure().problem().id()).isEqualTo("late-door");
        assertThat(failure().problem().why()).isEqualTo("still opening");
        assertThat(Duration.between(start, clock.instant())).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
    }

    @Test
    void whatComesSoonIsSeenSoonAndWhatTakesLongIsNotAskedOftener() {
        for (int i = 0; i < 100; i++) {
            verdicts.add(new Verdict.NotYet("still opening"));
        }
        run(step(1, "one", false));
        assertThat(rests).isSorted();
        assertThat(rests.get(0)).isEqualTo(Duration.ofMillis(50));
        assertThat(rests.get(rests.size() - 1)).isEqualTo(Duration.ofMillis(500));
        assertThat(rests).hasSizeLessThan(70);
    }

    @Test
    void aWarningIsSaidAndTheRunGoesOn() {
        verdicts.add(new Verdict.Warning("The door squeaks."));
        assertThat(run(step(1, "one", false))).isEqualTo(ExitCode.DONE);
        assertThat(events).contains(new GuideEvent.Checked("one", "door", "warning", "The door squeaks."));
    }

    @Test
    void anInterruptionCancelsAndSaysWhatStateThingsAreIn() {
        Thread.currentThread().interrupt();
        verdicts.add(new Verdict.NotYet("opening"));
        assertThat(run(step(1, "one", false))).isEqualTo(ExitCode.CANCELLED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(events).contains(new GuideEvent.Cancelled("one", "Nothing has been changed in the cluster."));
    }

    @Test
    void fromAndUntilLeaveOutTheOthersButNeverAGate() {
        options = new RunOptions(false, Optional.of("three"), Optional.of("three"));
        run(step(1, "one", true), step(2, "two", false), step(3, "three", false), step(4, "four", false));
        assertThat(events.stream()
                        .filter(GuideEvent.StepFinished.class::isInstance)
                        .map(event -> ((GuideEvent.StepFinished) event).id()))
                .containsExactly("one", "three");
        assertThat(events)
                .contains(
                        new GuideEvent.StepSkipped("two", "it comes before --from"),
                        new GuideEvent.StepSkipped("four", "it comes after --until"));
    }

    @Test
    void aFailureInsideAnActionIsItsProblem() {
        already = Optional.of("throw");
        assertThat(run(step(1, "one", false))).isEqualTo(ExitCode.FAILED);
        assertThat(failure().problem().id()).isEqualTo("fell");
    }

    private GuideEvent.Failed failure() {
        return (GuideEvent.Failed) events.stream()
                .filter(GuideEvent.Failed.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private int run(StepDefinition... steps) {
        List<StepDefinition> all = List.of(steps);
        SessionSetup setup = new SessionSetup(
                new ClusterChoice(List.of(kubeconfig), Optional.empty()),
                Optional.empty(),
                stateFolder,
                Map.of(),
                "auto",
                clock);
        try (Session session = new Session(setup)) {
            return new GuideRun(
                            all,
                            new Registry(List.of(new Look("door"), new Look("proof")), List.of(new Walk())),
                            session,
                            new AnswerResolver(Map.of(), Map.of(), Map.of(), Map.of()).resolve(all),
                            options,
                            events::add,
                            this::pass)
                    .run();
        }
    }

    /** Time passes only while the run rests. */
    private void pass(Duration length) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        rests.add(length);
        onRest.run();
        clock.advance(length);
    }

    private static StepDefinition step(int order, String id, boolean gate, Hint... hints) {
        return new StepDefinition(
                order,
                id,
                id,
                "",
                "",
                gate,
                List.of(),
                List.of("door"),
                List.of("walk"),
                List.of("proof"),
                Duration.ofMinutes(1),
                "",
                List.of(),
                List.of(hints));
    }

    /** Gives the next verdict of the test, or is fine. */
    private final class Look implements Check {
        private final String id;

        private Look(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Verdict look(StepContext context) {
            calls.add("look " + id);
            return verdicts.isEmpty() ? new Verdict.Fine("fine") : verdicts.remove();
        }
    }

    /** Writes down what it is asked to do. */
    private final class Walk implements Action {
        @Override
        public String id() {
            return "walk";
        }

        @Override
        public Optional<String> probe(StepContext context) {
            calls.add("probe");
            if (already.filter("throw"::equals).isPresent()) {
                throw new StepFailure(Problem.of("fell", "It fell.", "", "Stand up."));
            }
            return alreadySteps.contains(context.step().id()) ? Optional.of("It is so.") : already;
        }

        @Override
        public List<PlannedChange> plan(StepContext context) {
            calls.add("plan");
            return List.of(new PlannedChange(PlannedChange.Kind.RUN, "legs", "", "walk"));
        }

        @Override
        public void apply(StepContext context) {
            calls.add("apply");
        }

        @Override
        public Verdict verify(StepContext context) {
            calls.add("verify");
            return new Verdict.Fine("walked");
        }

        @Override
        public String revert(StepContext context, LedgerEntry entry) {
            return "walked back";
        }
    }
}
