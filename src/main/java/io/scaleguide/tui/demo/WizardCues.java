package io.scaleguide.tui.demo;

import io.scaleguide.guide.wizard.Act;
import io.scaleguide.guide.wizard.CheckView;
import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.tui.input.Key;
import java.util.List;
import java.util.Set;

/** What comes next while the wizard is on the screen: always what a person would press who has read everything. */
final class WizardCues {
    private static final List<Key> GO = List.of(Key.of(Key.Code.F5));

    private final DemoScript script;

    WizardCues(DemoScript script) {
        this.script = script;
    }

    /**
     * The next cue.
     *
     * @param view the wizard, not over
     * @param seen the places that have been looked at
     */
    Cue next(WizardView view, Set<String> seen) {
        StepView step = view.step();
        String id = step.step().id();
        StepScene scene = script.scene(id);
        Stage stage = step.stage();
        if (stage instanceof Stage.Asking) {
            return asking(view, scene, seen);
        }
        if (stage instanceof Stage.Planned) {
            return new Cue.Look(
                    id + "/plan",
                    or(scene.plan(), "This is what would change. Nothing is done yet."),
                    Weight.plan(scene),
                    GO);
        }
        if (stage instanceof Stage.AskingTwice) {
            return new Cue.Yours(id + "/twice", "It looks like production: only you say yes.");
        }
        if (stage instanceof Stage.Failed) {
            return new Cue.Yours(id + "/failed", "This step failed; the screen says why.");
        }
        if (stage instanceof Stage.Cancelled) {
            return new Cue.Yours(id + "/stopped", "This step was stopped.");
        }
        return stage.busy()
                ? new Cue.Wait(id + "/busy", or(scene.work(), "The step is under way."))
                : new Cue.Look(id + "/done", or(scene.done(), "This step is done."), Weight.done(scene), GO);
    }

    private Cue asking(WizardView view, StepScene scene, Set<String> seen) {
        StepView step = view.step();
        String id = step.step().id();
        String reads = id + "/ask";
        if (!seen.contains(reads)) {
            String title = "Step " + step.step().order() + ": " + step.step().title() + ".";
            return new Cue.Look(
                    reads, or(scene.ask(), title), Weight.ask(step.step(), scene), Typing.of(step, scene.answers()));
        }
        if (step.checks().stream().anyMatch(check -> check.level() == CheckView.Level.BUSY)) {
            return new Cue.Wait(id + "/look", List.of("The checks look."));
        }
        if (step.checks().stream().anyMatch(check -> check.level() == CheckView.Level.BAD)) {
            return new Cue.Yours(id + "/bad", "A check says no.");
        }
        return view.may().contains(Act.GO)
                ? new Cue.Look(id + "/go", List.of("On with it."), 0, GO)
                : new Cue.Yours(id + "/missing", "An answer is missing or wrong.");
    }

    private static List<String> or(List<String> written, String usual) {
        return written.isEmpty() ? List.of(usual) : written;
    }
}
