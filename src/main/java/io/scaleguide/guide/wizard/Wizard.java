package io.scaleguide.guide.wizard;

import io.scaleguide.disk.DiskException;
import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.run.StepRun;
import io.scaleguide.guide.step.LiveNames;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.kube.KubeContext;
import io.scaleguide.kube.KubeException;
import java.util.List;
import java.util.Objects;
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
    private final Runnable listener;
    private final ExecutorService mind = thread("wizard");
    private final ExecutorService reader = thread("live-names");
    private final Worker worker = new Worker();
    private final StepRunner runner;
    private final LiveNamesReader names;
    private final BackNotice notices;
    private final WizardState state;
    private volatile WizardView shown;

    /**
     * @param setup what it stands on
     * @param listener hears, on any thread, that the view has changed; returns soon
     */
    public Wizard(WizardSetup setup, Runnable listener) {
        this.setup = setup;
        this.listener = listener;
        this.runner = new StepRunner(setup);
        this.names = new LiveNamesReader(setup.session().cluster());
        this.notices = new BackNotice(setup.session().stateFolder(), setup.steps());
        this.state = new WizardState(setup, new Threads());
        this.shown = state.view();
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
                shown = state.view();
                listener.run();
            });
        } catch (RejectedExecutionException closed) {
            // Whoever closed it does not look at it any more.
            return;
        }
    }

    /**
     * Waits until everything that it was told so far is taken in, and in the view.
     *
     * @throws InterruptedException when the caller is told to end
     */
    public void settle() throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(1);
        mind.execute(taken::countDown);
        taken.await();
    }

    /** The same, and until the names, marks and words are read that it asked for so far; for whoever looks at a whole screen. */
    void settleReadings() throws InterruptedException {
        settle();
        CountDownLatch read = new CountDownLatch(1);
        reader.execute(read::countDown);
        read.await();
        settle();
    }

    /** Reads which cluster is meant and looks ahead at the first step. */
    public void open() {
        hear(state::opened);
    }

    /** @return everything as it stands */
    public WizardView view() {
        return shown;
    }

    /**
     * Takes an answer. Later steps that were done with another answer are looked at again when their turn comes.
     *
     * @param field the field's id
     * @param value the answer, good or not: the view says what is wrong with it
     */
    public void answer(String field, String value) {
        hear(() -> state.answered(field, value));
    }

    /**
     * Takes an answer back: it is then what it was before anyone typed.
     *
     * @param field the field's id
     */
    public void forget(String field) {
        hear(() -> state.forgot(field));
    }

    /**
     * Asks for names to choose from; they come in the view.
     *
     * @param field a field of the step at hand; nothing happens where none are offered
     */
    public void offer(String field) {
        hear(() -> state.wanted(field));
    }

    /**
     * Does something with the step at hand; what may not be done now is not done.
     *
     * @param act what
     */
    public void act(Act act) {
        hear(() -> state.chosen(act));
    }

    /**
     * Goes back to a step, or forward to one that was reached before.
     *
     * @param index its index; others are ignored
     */
    public void visit(int index) {
        hear(() -> state.visited(index));
    }

    /** Has the view's notice say what an undo of the step at hand and those after it would take back. */
    public void foretellUndo() {
        hear(state::undoAsked);
    }

    /** Does the errands on the threads they belong to, and tells the state what came of them on its own. */
    private final class Threads implements Errands {
        @Override
        public void run(StepState step, Answers answers, StepRun.Part part) {
            worker.run(() -> {
                StepRun.Ending ending =
                        runner.run(step.step(), answers, part, event -> hear(() -> state.heard(step, event)));
                hear(() -> state.ended(step, part, ending));
            });
        }

        @Override
        public void cancel() {
            worker.cancel();
        }

        @Override
        public void lookAhead(int turn, StepState step, Answers answers) {
            worker.lookAhead(setup.settling(), () -> {
                hear(() -> state.foreseen(turn, step, List.of(LookAhead.LOOKING)));
                LookAhead words = new LookAhead(
                        checks -> hear(() -> state.foreseen(turn, step, checks)),
                        cluster -> hear(() -> state.found(turn, cluster)));
                runner.run(step.step(), answers, StepRun.Part.CHECKS, words);
                hear(step::checksOver);
            });
        }

        @Override
        public void forgetLookAhead() {
            worker.forgetLookAhead();
        }

        @Override
        public void readNames(StepState step, String field, LiveNames what, Answers answers) {
            reader.execute(() -> {
                Offer offer = names.read(what, answers);
                hear(() -> step.offer(field, offer));
            });
        }

        @Override
        public void readCluster(int turn, Answers answers) {
            reader.execute(() -> {
                ClusterMark mark = mark(answers);
                hear(() -> state.marked(turn, mark));
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

        @Override
        public void foretellUndo(StepDefinition first, Answers answers) {
            reader.execute(() -> {
                String words = undo(first, answers);
                hear(() -> state.foretold(first, words));
            });
        }

        private String undo(StepDefinition first, Answers answers) {
            try {
                return notices.words(first, names.context(answers));
            } catch (KubeException | DiskException e) {
                return "Going back changes nothing in the cluster. " + Objects.toString(e.getMessage(), "");
            }
        }
    }

    /** Cancels what runs, lets it leave things tidy, ends the traffic and closes every connection. May take some 25 s. */
    @Override
    public void close() {
        worker.close();
        runner.close();
        mind.shutdown();
        try {
            mind.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Only when the state can send it on no more errands.
        reader.shutdownNow();
    }
}
