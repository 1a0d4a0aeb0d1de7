package io.scaleguide.guide.wizard;

import io.scaleguide.guide.answer.AnswerResolver;
import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.run.StepRun;
import io.scaleguide.guide.session.ChosenCluster;
import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.step.LiveNames;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.kube.KubeContext;
import io.scaleguide.kube.KubeException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The guide with a person who decides: a step is asked, checked and planned, applied when the person says so, and proved. It knows no
 * screen; a face shows {@link #view} and calls what the person chose. Any thread may call it, and no call waits: what it is told is taken
 * in on a thread of its own, in order; steps run on a worker thread, names are read on another, and the listener hears that the view has
 * changed.
 */
public final class Wizard implements AutoCloseable {
    private final WizardSetup setup;
    private final Clock clock;
    private final Runnable listener;
    private final List<StepState> steps = new ArrayList<>();
    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Worker worker = new Worker();
    private final ExecutorService mind = thread("wizard");
    private final ExecutorService reader = thread("live-names");
    private final StepRunner runner;
    private final BackNotice notices;
    private final LiveNamesReader names;
    private AnswerResolver.Settled settled;
    private ClusterMark cluster = ClusterMark.of("", "", "");
    private Optional<String> notice = Optional.empty();
    private int current;
    private boolean cancelling;
    private boolean unattended;
    private int glances;
    private int readings;
    private volatile WizardView shown;

    /**
     * @param setup what it stands on
     * @param listener hears, on any thread, that the view has changed; returns soon
     */
    public Wizard(WizardSetup setup, Runnable listener) {
        this.setup = setup;
        this.clock = setup.session().clock();
        this.listener = listener;
        this.runner = new StepRunner(setup);
        this.notices = new BackNotice(setup.session().stateFolder(), setup.steps());
        this.names = new LiveNamesReader(setup.session().cluster());
        this.settled = setup.resolver().settle(setup.steps());
        setup.steps().forEach(step -> steps.add(new StepState(step)));
        this.shown = look();
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Takes something in; nothing more is when it is closed. */
    private void hear(Runnable what) {
        try {
            mind.execute(() -> {
                what.run();
                shown = look();
                listener.run();
            });
        } catch (RejectedExecutionException closed) {
            // Whoever closed it does not look at it any more.
            return;
        }
    }

    /** Waits until everything that it was told so far is taken in. */
    void settle() throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(1);
        mind.execute(taken::countDown);
        taken.await();
    }

    /** Reads which cluster is meant and looks ahead at the first step. */
    public void open() {
        hear(() -> {
            readCluster();
            lookAhead();
        });
    }

    /** @return everything as it stands */
    public WizardView view() {
        return shown;
    }

    private WizardView look() {
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

    /**
     * Takes an answer. Later steps that were done with another answer are looked at again when their turn comes.
     *
     * @param field the field's id
     * @param value the answer, good or not: the view says what is wrong with it
     */
    public void answer(String field, String value) {
        hear(() -> answered(field, value));
    }

    /**
     * Takes an answer back: it is then what it was before anyone typed.
     *
     * @param field the field's id
     */
    public void forget(String field) {
        hear(() -> {
            if (!stage().busy() && typed.remove(field) != null) {
                changed(field);
            }
        });
    }

    private void answered(String field, String value) {
        if (stage().busy() || value.strip().equals(settled.answers().text(field))) {
            return;
        }
        typed.put(field, value);
        changed(field);
    }

    private void changed(String field) {
        settled = setup.resolver().typed(typed).settle(setup.steps());
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

    /**
     * Asks for names to choose from; they come in the view.
     *
     * @param field a field of the step at hand; nothing happens where none are offered
     */
    public void offer(String field) {
        hear(() -> {
            StepState step = here();
            step.step().fields().stream()
                    .filter(one -> one.id().equals(field))
                    .flatMap((FieldDefinition one) -> one.names().stream())
                    .forEach(what -> offer(step, field, what));
        });
    }

    private void offer(StepState step, String field, LiveNames what) {
        Answers answers = settled.answers();
        step.offer(field, new Offer.Reading());
        reader.execute(() -> {
            Offer offer = names.read(what, answers);
            hear(() -> step.offer(field, offer));
        });
    }

    /**
     * Does something with the step at hand; what may not be done now is not done.
     *
     * @param act what
     */
    public void act(Act act) {
        hear(() -> acted(act));
    }

    private void acted(Act act) {
        if (!may().contains(act)) {
            return;
        }
        switch (act) {
            case GO -> go();
            case RETRY -> start(StepRun.Part.PREPARE);
            case EDIT -> ask(current);
            case BACK -> {
                ask(current - 1);
                sayWhatUndoWouldTake();
            }
            case SKIP -> {
                here().begin(new Stage.Skipped());
                moveOn();
            }
            case CANCEL -> {
                cancelling = true;
                unattended = false;
                worker.cancel();
            }
            case ALL -> {
                unattended = true;
                go();
            }
        }
    }

    /**
     * Goes back to a step, or forward to one that was reached before.
     *
     * @param index its index; others are ignored
     */
    public void visit(int index) {
        hear(() -> {
            if (stage().busy() || index == current || index < 0 || index > reached()) {
                return;
            }
            if (index < current) {
                ask(index);
                sayWhatUndoWouldTake();
            } else {
                notice = Optional.empty();
                current = index;
                lookAhead();
            }
        });
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
        StepState step = here();
        Instant now = clock.instant();
        if (part == StepRun.Part.APPLY) {
            step.enter(new Stage.Working(now));
        } else {
            step.begin(new Stage.Preparing(now));
        }
        Answers answers = settled.answers();
        worker.run(() -> {
            StepRun.Ending ending = runner.run(step.step(), answers, part, event -> hear(() -> heard(step, event)));
            hear(() -> ended(step, part, ending));
        });
    }

    private void heard(StepState step, GuideEvent event) {
        step.heard(event);
        if (event instanceof GuideEvent.ClusterFound found) {
            found(found);
        }
    }

    private void ended(StepState step, StepRun.Part part, StepRun.Ending ending) {
        boolean stopped = cancelling;
        cancelling = false;
        switch (ending) {
            case DONE -> done(step, part, stopped);
            case FAILED -> {
                unattended = false;
                GuideEvent.Failed failed = step.last(GuideEvent.Failed.class).orElseThrow();
                step.enter(new Stage.Failed(failed.problem(), failed.state()));
            }
            case CANCELLED ->
                step.enter(new Stage.Cancelled(
                        step.last(GuideEvent.Cancelled.class).orElseThrow().state()));
        }
    }

    private void done(StepState step, StepRun.Part part, boolean stopped) {
        if (part == StepRun.Part.APPLY) {
            Duration took =
                    step.last(GuideEvent.StepFinished.class).orElseThrow().took();
            step.enter(new Stage.Done(took));
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
        worker.forgetLookAhead();
        StepState step = here();
        step.clearChecks();
        boolean ready =
                step.stage() instanceof Stage.Asking && !step.step().before().isEmpty() && answered(step);
        if (!ready) {
            return;
        }
        Answers answers = settled.answers();
        int turn = ++glances;
        worker.lookAhead(setup.settling(), () -> {
            foreseen(turn, step, LookAhead.LOOKING);
            runner.run(
                    step.step(),
                    answers,
                    StepRun.Part.CHECKS,
                    new LookAhead(check -> foreseen(turn, step, check), cluster -> hear(() -> found(cluster))));
            hear(step::checksOver);
        });
    }

    private void found(GuideEvent.ClusterFound found) {
        cluster = ClusterMark.of(found.context(), found.server(), found.version());
    }

    /** What an older look ahead says, of other answers, is not heard any more. */
    private void foreseen(int turn, StepState step, CheckView check) {
        hear(() -> {
            if (turn == glances && step.stage() instanceof Stage.Asking) {
                step.checked(check);
            }
        });
    }

    private void readCluster() {
        Answers answers = settled.answers();
        int turn = ++readings;
        reader.execute(() -> {
            ClusterMark mark = mark(answers);
            hear(() -> marked(turn, mark));
        });
    }

    /** Where there is no such context, the first step's check says so, and why. */
    private ClusterMark mark(Answers answers) {
        try {
            KubeContext context = names.context(answers);
            return ClusterMark.of(context.name(), context.server(), "");
        } catch (KubeException none) {
            return ClusterMark.of("", "", "");
        }
    }

    /** What the cluster itself has said of itself in the meantime counts more; what was read of an older answer does not count. */
    private void marked(int turn, ClusterMark mark) {
        if (turn != readings) {
            return;
        }
        if (!mark.context().equals(cluster.context()) || cluster.version().isEmpty()) {
            cluster = mark;
        }
    }

    /** Going back changes nothing; it is said what an undo would take back. */
    private void sayWhatUndoWouldTake() {
        StepDefinition first = here().step();
        Answers answers = settled.answers();
        reader.execute(() -> {
            String words = notice(first, answers);
            hear(() -> {
                if (here().step().equals(first)) {
                    notice = Optional.of(words);
                }
            });
        });
    }

    private String notice(StepDefinition first, Answers answers) {
        try {
            return notices.words(first, names.context(answers));
        } catch (KubeException | UncheckedIOException e) {
            return "Going back changes nothing in the cluster. " + Objects.toString(e.getMessage(), "");
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

    /** Cancels what runs, lets it leave things tidy, ends the traffic and closes every connection. May take some 25 s. */
    @Override
    public void close() {
        worker.close();
        runner.close();
        reader.shutdownNow();
        mind.shutdown();
        try {
            mind.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
