package io.scaleguide.line.wizard;

import io.scaleguide.guide.session.ChosenCluster;
import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.wizard.Act;
import io.scaleguide.guide.wizard.CheckView;
import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.guide.wizard.FieldView;
import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.guide.wizard.Wizard;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.line.LineTerminal;
import io.scaleguide.line.LineTerminal.Handle;
import io.scaleguide.line.Question;
import io.scaleguide.line.Questions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The wizard as questions and plain lines, one thing at a time and from top to bottom: nothing that was printed is changed, so it can be
 * listened to. It runs on the thread that calls {@link #run}.
 */
public final class LineWizard {
    /** How long it waits for the kubeconfig, and for what an undo would take back. */
    private static final Duration SOON = Duration.ofSeconds(3);

    /** How long it waits for the checks that look ahead, before it asks what to do. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Wizard wizard;
    private final ViewChanges changes;
    private final LineTerminal terminal;
    private final Questions questions;
    private final Voice voice;
    private final StepWords words;
    private final Telling telling;
    private final FieldQuestion fields;
    private final Following following;
    private final Epilogue epilogue;
    private String saidOfCluster = "";
    private Optional<Stage> said = Optional.empty();
    private int introduced = -1;
    private boolean looking;
    private boolean menuKnown;
    private boolean left;
    private volatile boolean leaving;

    /**
     * @param wizard the wizard, opened and closed by whoever made it
     * @param changes hears whenever the wizard's view changes
     * @param terminal where it is asked and said
     * @param histories the folder in which earlier answers are kept, those of secrets never
     * @param clock the time, in the zone that times are said in
     * @param story what is offered to be followed after the last step
     */
    public LineWizard(
            Wizard wizard, ViewChanges changes, LineTerminal terminal, Path histories, Clock clock, LiveStory story) {
        this.wizard = wizard;
        this.changes = changes;
        this.terminal = terminal;
        this.questions = Questions.on(terminal);
        this.voice = new Voice(terminal);
        this.words = new StepWords(voice, clock.getZone());
        this.telling = new Telling(voice, clock.getZone());
        this.following = new Following(wizard, changes, telling, words, clock);
        this.epilogue = new Epilogue(terminal, questions, voice, story, clock.getZone());
        this.fields = new FieldQuestion(wizard, changes, questions, voice, terminal.kind(), histories);
    }

    /**
     * Goes through the steps until all are done or whoever is asked leaves.
     *
     * @throws InterruptedException when something else than Ctrl-C ends it at once
     */
    public void run() throws InterruptedException {
        Thread asking = Thread.currentThread();
        boolean keys = terminal.kind() != LineTerminal.Kind.PIPE;
        try (Handle interrupts = keys ? terminal.onInterrupt(() -> interrupted(asking)) : () -> {}) {
            voice.say("Scaleguide asks you step by step. Nothing is changed before you have said yes.");
            changes.await(() -> !cluster().context().isEmpty(), SOON);
            while (!left && !wizard.view().over()) {
                turn();
            }
            if (wizard.view().over()) {
                epilogue.offer(wizard.view());
            }
        } catch (InterruptedException e) {
            if (!leaving) {
                throw e;
            }
        }
    }

    /** Ctrl-C, on the signal's thread: stops a step that runs; where nothing runs, or it is pressed again, it leaves. */
    private void interrupted(Thread asking) {
        WizardView view = wizard.view();
        // The terminal has shown ^C.
        voice.pause();
        if (view.step().stage().busy() && !view.cancelling()) {
            voice.say("Stopping; what runs may need some seconds to leave things tidy.");
            wizard.act(Act.CANCEL);
        } else {
            leaving = true;
            asking.interrupt();
        }
    }

    private void turn() throws InterruptedException {
        WizardView view = wizard.view();
        Stage stage = view.step().stage();
        sayCluster();
        if (stage instanceof Stage.Asking) {
            ask(view);
        } else if (stage instanceof Stage.AskingTwice twice) {
            askTwice(twice);
        } else if (stage instanceof Stage.Done || stage instanceof Stage.Skipped) {
            act(Act.GO);
        } else {
            if (!said.equals(Optional.of(stage))) {
                said = Optional.of(stage);
                say(stage);
            }
            choose(StepMenus.of(this, view), stage instanceof Stage.Planned ? "Do it? d shows the lines. [y/N] " : "");
        }
    }

    private void say(Stage stage) {
        if (stage instanceof Stage.Planned planned) {
            words.plan(planned.changes());
        } else if (stage instanceof Stage.Failed failed) {
            words.failure(failed);
        } else if (stage instanceof Stage.Cancelled cancelled) {
            words.cancelled(cancelled);
        }
    }

    private void sayCluster() {
        String mark = StepWords.mark(cluster());
        if (!mark.equals(saidOfCluster)) {
            saidOfCluster = mark;
            voice.say(mark);
        }
    }

    private void ask(WizardView view) throws InterruptedException {
        if (introduced != view.current()) {
            introduce(view);
            askWhatIsMissing();
            if (left) {
                return;
            }
            sayCluster();
        }
        lookAhead();
        choose(StepMenus.of(this, wizard.view()), "");
    }

    private void introduce(WizardView view) {
        introduced = view.current();
        looking = true;
        telling.forget();
        words.heading(view, view.current());
        words.explanation(view.step());
        words.fields(view.step());
    }

    /** Asks for each answer that will not do yet, until one is left open. */
    void askWhatIsMissing() throws InterruptedException {
        for (FieldDefinition field : wizard.view().step().step().fields()) {
            if (field(field).problem().isPresent() && !answer(field)) {
                return;
            }
        }
    }

    /** Asks for the answer with a number, from 1 on. */
    void change(int number) throws InterruptedException {
        answer(wizard.view().step().fields().get(number - 1).field());
    }

    /** Whether there is an answer then. */
    private boolean answer(FieldDefinition field) throws InterruptedException {
        FieldView before = field(field);
        FieldQuestion.Outcome outcome = fields.ask(field);
        left = outcome == FieldQuestion.Outcome.LEFT;
        looking = true;
        said = Optional.empty();
        FieldView answered = field(field);
        if (!answered.equals(before) && answered.problem().isEmpty()) {
            voice.say(FieldWords.sentence(answered));
        }
        if (field.id().equals(ChosenCluster.FIELD) && answered.set()) {
            changes.await(() -> cluster().context().equals(answered.value()), SOON);
        }
        return outcome == FieldQuestion.Outcome.ANSWERED;
    }

    /** Says what the step's checks see already, unless that takes long. */
    private void lookAhead() throws InterruptedException {
        StepView step = wizard.view().step();
        boolean answered =
                step.fields().stream().allMatch(field -> field.problem().isEmpty());
        if (!looking || !answered || step.step().before().isEmpty()) {
            return;
        }
        looking = false;
        boolean over = changes.await(this::looked, LOOK);
        List<CheckView> checks = wizard.view().step().checks();
        checks.stream().filter(check -> check.level() != CheckView.Level.BUSY).forEach(telling::foreseen);
        if (!over) {
            voice.say("The checks of this step still look; you need not wait for them.");
        }
    }

    /** Each check says one thing, and after a bad one there are no more. */
    private boolean looked() {
        StepView step = wizard.view().step();
        long spoken = step.checks().stream()
                .filter(check -> check.level() != CheckView.Level.BUSY)
                .count();
        return spoken >= step.step().before().size()
                || step.checks().stream().anyMatch(check -> check.level() == CheckView.Level.BAD);
    }

    /** Production is asked about a second time, with something that is not typed by habit. */
    private void askTwice(Stage.AskingTwice twice) throws InterruptedException {
        voice.say(twice.context()
                + " looks like production. To change it, type its name; anything else changes nothing.");
        Optional<String> typed = questions.ask(Question.plain("Name of the context: "));
        if (typed.isEmpty()) {
            leave();
        } else if (typed.get().strip().equals(twice.context())) {
            act(Act.GO);
        } else {
            refuse();
        }
    }

    /** Asks what to do now. {@code asked}: the question; empty to say what Enter does. */
    private void choose(Menu menu, String asked) throws InterruptedException {
        if (!menuKnown) {
            menuKnown = true;
            help(menu);
        }
        String prompt = asked.isEmpty() ? menu.first() + ", ? says what else: " : asked;
        Optional<String> typed = questions.ask(Question.plain(prompt));
        if (typed.isEmpty()) {
            leave();
            return;
        }
        Optional<Menu.Doing> chosen = menu.choose(typed.get());
        if (chosen.isPresent()) {
            chosen.get().run();
        } else if (typed.get().strip().equals("?")) {
            help(menu);
        } else {
            voice.say("That means nothing here; ? says what can be typed.");
        }
    }

    private void help(Menu menu) {
        voice.say("You can type:");
        menu.lines().forEach(line -> voice.say("- " + line));
    }

    /** Does something with the step at hand, and tells what comes of it until something else can be done. */
    void act(Act act) throws InterruptedException {
        said = Optional.empty();
        if (act == Act.RETRY) {
            telling.forget();
        }
        WizardView before = wizard.view();
        boolean over =
                before.step().stage() instanceof Stage.Done || before.step().stage() instanceof Stage.Skipped;
        wizard.act(act);
        wizard.settle();
        switch (act) {
            case GO, RETRY, ALL -> {
                int step = over ? before.current() : following.follow(before.current(), act == Act.ALL);
                introduced = step > before.current() ? step : introduced;
            }
            case SKIP -> voice.say("Step " + before.step().step().order() + " is left out.");
            case BACK -> {
                introduced = -1;
                sayNotice();
            }
            case EDIT, CANCEL -> {
                // There is nothing to tell.
            }
        }
    }

    /** Does not do what was planned. */
    void refuse() throws InterruptedException {
        voice.say("Nothing is done.");
        act(Act.EDIT);
    }

    void foretellUndo() throws InterruptedException {
        wizard.foretellUndo();
        wizard.settle();
        sayNotice();
    }

    private void sayNotice() throws InterruptedException {
        changes.await(() -> wizard.view().notice().isPresent(), SOON);
        wizard.view().notice().ifPresent(voice::say);
    }

    void leave() {
        left = true;
    }

    StepWords words() {
        return words;
    }

    private ClusterMark cluster() {
        return wizard.view().cluster();
    }

    private FieldView field(FieldDefinition field) {
        return wizard.view().step().fields().stream()
                .filter(view -> view.field().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
