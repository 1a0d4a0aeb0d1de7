package io.scaleguide.guide.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person can do with the guide, step by step, with checks and actions that do what the test says. */
class WizardTest {
    private final WizardBench bench;

    WizardTest(@TempDir Path folder) throws IOException {
        this.bench = WizardBench.open(folder, "kind-demo");
    }

    @AfterEach
    void close() {
        bench.wizard().close();
    }

    @Test
    void aStepIsPlannedAndOnlyAppliedAfterAYes() {
        bench.act(Act.GO);
        bench.await(view -> view.step().stage() instanceof Stage.Planned);
        assertThat(bench.calls())
                .containsSubsequence("look door", "probe one", "plan one")
                .doesNotContain("apply one");
        bench.act(Act.GO);
        bench.await(view -> view.step().stage() instanceof Stage.Done);
        assertThat(bench.calls()).containsSubsequence("apply one", "verify one", "look proof");
        bench.act(Act.GO);
        assertThat(bench.view().step().step().id()).isEqualTo("two");
        assertThat(bench.view().step().stage()).isInstanceOf(Stage.Asking.class);
    }

    @Test
    void whatIsSoAlreadyNeedsNoYes() {
        bench.already("one");
        bench.act(Act.GO);
        bench.await(view -> view.step().stage() instanceof Stage.Done);
        assertThat(bench.calls()).doesNotContain("apply one").contains("look proof");
    }

    @Test
    void theChecksLookAheadWhileYouAreStillAtTheAnswers() {
        WizardView view =
                bench.await(seen -> seen.step().checks().contains(new CheckView(CheckView.Level.OK, "door fine")));
        assertThat(view.step().stage()).isInstanceOf(Stage.Asking.class);
        assertThat(bench.calls()).doesNotContain("probe one");
    }

    @Test
    void aBadCheckIsForeseenWithWhatToDo() {
        bench.verdict("door", new Verdict.Bad(Problem.of("shut", "The door is shut.", "It is night.", "Knock.")));
        bench.answer("name", "other");
        bench.await(view -> view.step()
                .checks()
                .contains(new CheckView(CheckView.Level.BAD, "The door is shut. It is night. Knock.")));
    }

    @Test
    void anAnswerThatWillNotDoStandsBesideItsProblemAndStopsNothingElse() {
        bench.answer("name", "NO!");
        FieldView field = bench.view().step().fields().get(0);
        assertThat(field.value()).isEqualTo("NO!");
        assertThat(field.source()).isEqualTo("typed");
        assertThat(field.problem()).hasValueSatisfying(text -> assertThat(text).contains("small letters", "NO!"));
        assertThat(bench.view().may()).doesNotContain(Act.GO, Act.ALL).contains(Act.SKIP);
        bench.act(Act.GO);
        assertThat(bench.view().step().stage()).isInstanceOf(Stage.Asking.class);
    }

    @Test
    void aSecretIsNeverInTheView() {
        bench.answer("key", "feedfacefeedface");
        FieldView field = bench.view().step().fields().get(1);
        assertThat(field.set()).isTrue();
        assertThat(field.value()).isEmpty();
        assertThat(bench.view().toString()).doesNotContain("feedface");
    }

    @Test
    void aFailureNamesItsProblemAndCanBeTriedAgain() {
        bench.verdict("door", new Verdict.Bad(Problem.of("shut", "The door is shut.", "", "Open it.")));
        bench.act(Act.GO);
        WizardView failed = bench.await(view -> view.step().stage() instanceof Stage.Failed);
        assertThat(((Stage.Failed) failed.step().stage()).problem().what()).isEqualTo("The door is shut.");
        assertThat(failed.may()).contains(Act.RETRY, Act.EDIT, Act.SKIP).doesNotContain(Act.GO);
        assertThat(bench.view().exitCode()).isEqualTo(1);
        bench.verdict("door", new Verdict.Fine("door fine"));
        bench.act(Act.RETRY);
        bench.await(view -> view.step().stage() instanceof Stage.Planned);
    }

    @Test
    void whatRunsCanBeCancelledAndSaysWhatStateThingsAreIn() {
        bench.block("apply one");
        bench.act(Act.GO);
        bench.await(view -> view.step().stage() instanceof Stage.Planned);
        bench.act(Act.GO);
        bench.awaitCall("apply one");
        assertThat(bench.view().may()).isEqualTo(Set.of(Act.CANCEL));
        bench.act(Act.CANCEL);
        WizardView view = bench.await(seen -> seen.step().stage() instanceof Stage.Cancelled);
        assertThat(((Stage.Cancelled) view.step().stage()).state())
                .isEqualTo("Nothing has been changed in the cluster.");
        assertThat(bench.view().exitCode()).isEqualTo(130);
        assertThat(view.may()).contains(Act.RETRY, Act.EDIT);
    }

    @Test
    void whatFallsOverWhileItIsBeingStoppedWasStopped() {
        bench.breakOff("apply one");
        bench.act(Act.GO);
        bench.await(view -> view.step().stage() instanceof Stage.Planned);
        bench.act(Act.GO);
        bench.awaitCall("apply one");
        bench.act(Act.CANCEL);
        WizardView view = bench.await(seen -> !seen.step().stage().busy());
        assertThat(view.step().stage()).isInstanceOf(Stage.Cancelled.class);
        assertThat(view.may()).contains(Act.RETRY);
    }

    @Test
    void aStepCanBeLeftOutButNotAGate() {
        bench.act(Act.SKIP);
        assertThat(bench.view().steps().get(0).stage()).isInstanceOf(Stage.Skipped.class);
        assertThat(bench.view().step().step().id()).isEqualTo("two");
        assertThat(bench.view().step().step().gate()).isTrue();
        assertThat(bench.view().may()).doesNotContain(Act.SKIP);
    }

    @Test
    void goingBackChangesNothingAndSaysWhatAnUndoWouldTake() {
        bench.already("one");
        bench.act(Act.GO);
        bench.await(view -> view.step().stage() instanceof Stage.Done);
        bench.act(Act.GO);
        bench.changed("one");
        int calls = bench.calls().size();
        bench.act(Act.BACK);
        WizardView view = bench.await(seen -> seen.notice().isPresent());
        assertThat(view.current()).isZero();
        assertThat(view.notice()).hasValueSatisfying(text -> assertThat(text)
                .contains("Going back changes nothing", "1 change", "Service shop/echo created", "--to one"));
        assertThat(bench.calls().subList(calls, bench.calls().size())).doesNotContain("apply one", "probe one");
    }

    @Test
    void anotherAnswerMakesLaterStepsLookAgain() {
        bench.already("one", "two");
        bench.act(Act.ALL);
        bench.await(WizardView::over);
        bench.wizard().visit(0);
        bench.answer("name", "other");
        assertThat(bench.view().steps().get(1).stage()).isInstanceOf(Stage.Asking.class);
    }

    @Test
    void allDoesEverythingWithoutAskingAndStopsAtTheFirstFailure() {
        bench.verdict("proof", new Verdict.Bad(Problem.of("odd", "Odd.", "", "Look.")));
        bench.act(Act.ALL);
        WizardView view = bench.await(seen -> seen.step().stage() instanceof Stage.Failed);
        assertThat(bench.calls()).contains("apply one");
        assertThat(view.unattended()).isFalse();
        bench.verdict("proof", new Verdict.Fine("proof fine"));
        bench.act(Act.RETRY);
        bench.await(seen -> seen.step().stage() instanceof Stage.Planned);
        bench.act(Act.ALL);
        bench.await(WizardView::over);
        assertThat(bench.view().exitCode()).isZero();
    }

    @Test
    void allStopsWhereOnlyYouCanAnswer() {
        bench.answer("wish", "NO!");
        bench.already("one");
        bench.act(Act.ALL);
        WizardView view = bench.await(seen -> seen.current() == 1 && !seen.unattended());
        assertThat(view.step().stage()).isInstanceOf(Stage.Asking.class);
        assertThat(bench.calls()).doesNotContain("probe two");
    }

    @Test
    void aFaultOfTheProgramEndsTheStepAndNotTheWizard() {
        bench.fault("plan one");
        bench.act(Act.GO);
        WizardView view = bench.await(seen -> seen.step().stage() instanceof Stage.Failed);
        assertThat(((Stage.Failed) view.step().stage()).problem().id()).isEqualTo("fault");
        assertThat(view.toString()).doesNotContain("told so by the test");
    }

    @Test
    void theContextsAreOffered() {
        bench.wizard().offer("context");
        WizardView view = bench.await(seen -> seen.step().fields().get(2).offer() instanceof Offer.Names);
        assertThat(((Offer.Names) view.step().fields().get(2).offer()).names())
                .containsExactly("kind-demo", "shop-prod-eu");
    }

    @Test
    void namesThatCannotBeReadSayWhy() {
        bench.wizard().offer("namespace");
        WizardView view = bench.await(seen -> seen.step().fields().get(3).offer() instanceof Offer.Unreadable);
        assertThat(((Offer.Unreadable) view.step().fields().get(3).offer()).why())
                .contains("127.0.0.1:1");
    }

    @Test
    void aClusterThatLooksLikeProductionIsMarkedAndAskedTwice() {
        bench.answer("context", "shop-prod-eu");
        WizardView marked = bench.await(view -> view.cluster().kind() == ClusterMark.Kind.PRODUCTION);
        assertThat(marked.may()).doesNotContain(Act.ALL);
        bench.act(Act.GO);
        bench.await(view -> view.step().stage() instanceof Stage.Planned);
        bench.act(Act.GO);
        Stage asked = bench.view().step().stage();
        assertThat(asked).isInstanceOf(Stage.AskingTwice.class);
        assertThat(((Stage.AskingTwice) asked).context()).isEqualTo("shop-prod-eu");
        assertThat(bench.calls()).doesNotContain("apply one");
        bench.act(Act.GO);
        bench.await(view -> view.step().stage() instanceof Stage.Done);
    }

    @Test
    void anAnswerTakenBackIsWhatItWasBefore() {
        bench.answer("name", "other");
        bench.wizard().forget("name");
        WizardView view =
                bench.await(seen -> seen.step().fields().get(0).source().equals("default"));
        assertThat(view.step().fields().get(0).value()).isEmpty();
    }

    @Test
    void aStepThatDidNotChangeIsShownByTheSameView() {
        StepView before = bench.view().steps().get(1);
        StepView at = bench.view().step();
        bench.act(Act.GO);
        WizardView view = bench.await(seen -> seen.step().stage() instanceof Stage.Planned);
        assertThat(view.steps().get(1)).isSameAs(before);
        assertThat(view.step()).isNotSameAs(at);
        bench.wizard().foretellUndo();
        bench.await(seen -> seen.notice().isPresent());
        assertThat(bench.view().step()).isSameAs(view.step());
        bench.answer("name", "other");
        assertThat(bench.view().steps().get(1)).isNotSameAs(before);
    }

    @Test
    void whatHappensIsKeptForTheStep() {
        bench.act(Act.GO);
        WizardView view = bench.await(seen -> seen.step().stage() instanceof Stage.Planned);
        assertThat(view.step().events()).hasAtLeastOneElementOfType(GuideEvent.Planned.class);
    }
}
