package io.scaleguide.line.wizard;

import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.guide.wizard.Wizard;
import io.scaleguide.guide.wizard.WizardView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells what happens while a step works. */
final class Following {
    /** How long nothing is said: long enough not to bother, short enough not to worry. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Wizard wizard;
    private final ViewChanges changes;
    private final Telling telling;
    private final StepWords words;
    private final Clock clock;

    Following(Wizard wizard, ViewChanges changes, Telling telling, StepWords words, Clock clock) {
        this.wizard = wizard;
        this.changes = changes;
        this.telling = telling;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Tells what happens until nothing happens any more; steps that are done without asking follow each other.
     *
     * @param first the index of the step that works
     * @param plans whether what would be changed is told too, since nobody is asked about it
     * @return the index of the step that worked last
     */
    int follow(int first, boolean plans) throws InterruptedException {
        int step = first;
        boolean busy = true;
        Instant spoken = clock.instant();
        while (busy) {
            long count = changes.count();
            WizardView view = wizard.view();
            boolean told = false;
            while (step < view.current()) {
                told |= tell(view, step, plans);
                step++;
                telling.forget();
                words.heading(view, step);
            }
            told |= tell(view, step, plans);
            busy = view.step().stage().busy();
            if (told) {
                spoken = clock.instant();
            }
            Duration silence = SILENCE.minus(Duration.between(spoken, clock.instant()));
            if (busy && !changes.await(() -> changes.count() != count, silence)) {
                sayThatItLives(view);
                spoken = clock.instant();
            }
        }
        return step;
    }

    private void sayThatItLives(WizardView view) {
        if (view.step().stage() instanceof Stage.Working working) {
            words.stillAtIt(view.step(), Duration.between(working.since(), clock.instant()));
        }
    }

    private boolean tell(WizardView view, int index, boolean plans) {
        StepView step = view.steps().get(index);
        boolean told = telling.tell(step, plans);
        if (step.stage() instanceof Stage.Done done) {
            words.done(step, done);
        }
        return told;
    }
}
