package io.scaleguide.guide.wizard;

import io.scaleguide.guide.answer.AnswerResolver;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.run.StepRun;
import io.scaleguide.guide.session.ChosenCluster;
import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.step.StepDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the wizard stands and what follows from what; used by one thread, and quick. What takes time is an errand. */
final class WizardState {
    private final List<StepDefinition> definitions;
    private final AnswerResolver resolver;
    private final Clock clock;
    private final Errands errands;
    private final List<StepState> steps = new ArrayList<>();
    private final Map<String, String> typed = new LinkedHashMap<>();
    private AnswerResolver.Settled settled;
    private ClusterMark cluster = ClusterMark.of("", "", "");
    private Optional<String> notice = Optional.empty();
    private int current;
    private boolean cancelling;
    private boolean unattended;
    private int glances;
    private int readings;

    WizardState(WizardSetup setup, Errands errands) {
        this.definitions = setup.steps();
        this.resolver = setup.resolver();
        this.clock = setup.session().clock();
        this.errands = errands;
        this.settled = resolver.settle(definitions);
        definitions.forEach(step -> steps.add(new StepState(step)));
    }

    WizardView view() {
        return new WizardView(
                steps.stream().map(step -> step.view(settled)).toList(),
                current,
                cluster,
                settled.answers().has("site") ? settled.answers().text("site") : "",
                may(),
                notice,
                cancelling,
                unattended,
                last() && stage() instanceof Stage.Done);
    }

    void opened() {
        readCluster();
        lookAhead();
    }

    void answered(String field, String value) {
        if (!stage().busy() && !value.strip().equals(settled.answers().text(field))) {
            typed.put(field, value);
            changed(field);
        }
    }

    void forgot(String field) {
        if (!stage().busy() && typed.remove(field) != null) {
            changed(field);
        }
    }

    /** Later steps that were done with another answer are looked at again when their turn comes. */
    private void changed(String field) {
        settled = resolver.typed(typed).settle(definitions);
        if (!(stage() instanceof Stage.Asking)) {
            here().begin(new Stage.Asking());
        }
        for (StepState later : steps.subList(current + 1, steps.size())) {
            if (later.stage() instanceof Stage.Done) {
                later.begin(new Stage.Asking());
            }
        }
        if (field.equals(ChosenCluster.FIELD)) {
            readCluster();
        }
        lookAhead();
    }

    void wanted(String field) {
        StepState step = here();
        step.step().fields().stream()
                .filter(one -> one.id().equals(field))
                .flatMap((FieldDefinition one) -> one.names().stream())
                .forEach(what -> {
                    step.offer(field, new Offer.Reading());
                    errands.readNames(step, field, what, settled.answers());
                });
    }

    void chosen(Act act) {
        if (!may().contains(act)) {
            return;
        }
        switch (act) {
            case GO -> go();
            case RETRY -> start(StepRun.Part.PREPARE);
            case EDIT -> ask(current);
            case BACK -> {
                ask(current - 1);
                errands.foretellUndo(here().step(), settled.answers());
            }
            case SKIP -> {
                here().begin(new Stage.Skipped());
                moveOn();
            }
            case CANCEL -> {
                cancelling = true;
                unattended = false;
                errands.cancel();
            }
            case ALL -> {
                unattended = true;
                go();
            }
        }
    }

    void visited(int index) {
        if (stage().busy() || index == current || index < 0 || index > reached()) {
            return;
        }
        if (index < current) {
            ask(index);
            errands.foretellUndo(here().step(), settled.answers());
        } else {
            notice = Optional.empty();
            current = index;
            lookAhead();
        }
    }

    void undoAsked() {
        notice = Optional.empty();
        errands.foretellUndo(here().step(), settled.answers());
    }

    /** The furthest step that can be gone to: every one before it is done or left out. */
    private int reached() {
        int index = 0;
        while (index < steps.size() - 1
                && (steps.get(index).stage() instanceof Stage.Done
                        || steps.get(index).stage() instanceof Stage.Skipped)) {
            index++;
        }
        return index;
    }

    private Set<Act> may() {
        return cancelling
                ? Set.of()
                : PossibleActs.of(
                        stage(),
                        answered(here()),
                        here().step().gate(),
                        current == 0,
                        last(),
                        cluster.kind() == ClusterMark.Kind.PRODUCTION);
    }

    private boolean answered(StepState step) {
        return step.step().fields().stream()
                .noneMatch(field -> settled.problems().containsKey(field.id()));
    }

    private void go() {
        Stage stage = stage();
        if (stage instanceof Stage.Done || stage instanceof Stage.Skipped) {
            moveOn();
        } else if (stage instanceof Stage.Planned planned && cluster.kind() == ClusterMark.Kind.PRODUCTION) {
            here().enter(new Stage.AskingTwice(planned.changes(), cluster.context()));
        } else if (stage instanceof Stage.Planned || stage instanceof Stage.AskingTwice) {
            start(StepRun.Part.APPLY);
        } else {
            start(StepRun.Part.PREPARE);
        }
    }

    private void moveOn() {
        notice = Optional.empty();
        current++;
        // Without asking, as long as there is nothing that only you can answer.
        unattended &= answered(here());
        if (unattended) {
            go();
        } else {
            lookAhead();
        }
    }

    private void ask(int index) {
        notice = Optional.empty();
        unattended = false;
        current = index;
        here().begin(new Stage.Asking());
        lookAhead();
    }

    private void start(StepRun.Part part) {
        Instant now = clock.instant();
        if (part == StepRun.Part.APPLY) {
            here().enter(new Stage.Working(now));
        } else {
            here().begin(new Stage.Preparing(now));
        }
        errands.run(here(), settled.answers(), part);
    }

    void heard(StepState step, GuideEvent event) {
        step.heard(event);
        if (event instanceof GuideEvent.ClusterFound found) {
            cluster = mark(found);
        }
    }

    void ended(StepState step, StepRun.Part part, StepRun.Ending ending) {
        boolean stopped = cancelling;
        cancelling = false;
        switch (ending) {
            case DONE -> done(step, part, stopped);
            case FAILED -> {
                unattended = false;
                GuideEvent.Failed failed = step.last(GuideEvent.Failed.class).orElseThrow();
                // Ctrl-C reaches helm by itself: what falls over while it is being stopped was stopped.
                step.enter(
                        stopped
                                ? new Stage.Cancelled(failed.state())
                                : new Stage.Failed(failed.problem(), failed.state()));
            }
            case CANCELLED ->
                step.enter(new Stage.Cancelled(
                        step.last(GuideEvent.Cancelled.class).orElseThrow().state()));
        }
    }

    private void done(StepState step, StepRun.Part part, boolean stopped) {
        if (part == StepRun.Part.APPLY) {
            step.enter(new Stage.Done(
                    step.last(GuideEvent.StepFinished.class).orElseThrow().took()));
            if (last()) {
                unattended = false;
            } else if (unattended) {
                moveOn();
            }
            return;
        }
        List<PlannedChange> planned = step.planned();
        if (stopped) {
            step.enter(new Stage.Cancelled("This step has changed nothing in the cluster."));
        } else if (planned.isEmpty() || unattended) {
            start(StepRun.Part.APPLY);
        } else {
            step.enter(new Stage.Planned(planned));
        }
    }

    /** While its answers are given, a step's checks look at them already. */
    private void lookAhead() {
        errands.forgetLookAhead();
        glances++;
        StepState step = here();
        step.clearChecks();
        boolean ready =
                step.stage() instanceof Stage.Asking && !step.step().before().isEmpty() && answered(step);
        if (ready) {
            errands.lookAhead(glances, step, settled.answers());
        }
    }

    private static ClusterMark mark(GuideEvent.ClusterFound found) {
        return ClusterMark.of(found.context(), found.server(), found.version());
    }

    /** What an older look ahead found may be another cluster than the one that is meant now. */
    void found(int turn, GuideEvent.ClusterFound found) {
        if (turn == glances) {
            cluster = mark(found);
        }
    }

    /** What an older look ahead says, of other answers, is not heard any more. */
    void foreseen(int turn, StepState step, List<CheckView> checks) {
        if (turn == glances && step.stage() instanceof Stage.Asking) {
            checks.forEach(step::checked);
        }
    }

    private void readCluster() {
        errands.readCluster(++readings, settled.answers());
    }

    /** What the cluster itself has said of itself in the meantime counts more; what was read of an older answer does not count. */
    void marked(int turn, ClusterMark mark) {
        boolean newer =
                !mark.context().equals(cluster.context()) || cluster.version().isEmpty();
        if (turn == readings && newer) {
            cluster = mark;
        }
    }

    void foretold(StepDefinition step, String words) {
        if (here().step().equals(step)) {
            notice = Optional.of(words);
        }
    }

    private StepState here() {
        return steps.get(current);
    }

    private Stage stage() {
        return here().stage();
    }

    private boolean last() {
        return current == steps.size() - 1;
    }
}
