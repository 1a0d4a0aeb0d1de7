package io.scaleguide.line.wizard;

import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.line.LineTerminal;
import io.scaleguide.line.LineTerminal.Handle;
import io.scaleguide.line.Question;
import io.scaleguide.line.Questions;
import io.scaleguide.panel.story.Sentence;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** After the last step: what the HPA does from here on, for whoever wants to hear it. */
final class Epilogue {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final LineTerminal terminal;
    private final Questions questions;
    private final Voice voice;
    private final LiveStory story;
    private final ZoneId zone;

    Epilogue(LineTerminal terminal, Questions questions, Voice voice, LiveStory story, ZoneId zone) {
        this.terminal = terminal;
        this.questions = questions;
        this.voice = voice;
        this.story = story;
        this.zone = zone;
    }

    /** Asks whether to follow, and follows until Enter or Ctrl-C. */
    void offer(WizardView view) {
        if (!story.ready(view)) {
            return;
        }
        voice.pause();
        voice.say("The guide is done, and its traffic goes on until you leave.");
        boolean wanted = questions
                .ask(Question.plain("Follow what the HPA does, a sentence for each change? [y/N] "))
                .map(typed -> typed.strip().toLowerCase(Locale.ROOT))
                .filter(typed -> typed.equals("y") || typed.equals("yes"))
                .isPresent();
        if (wanted) {
            follow(view);
        }
    }

    private void follow(WizardView view) {
        voice.say("Enter ends it, and so does Ctrl-C.");
        LiveStory.Begun begun = story.begin(view, this::tell);
        if (begun instanceof LiveStory.Begun.Silent silent) {
            voice.say(silent.why());
        } else if (begun instanceof LiveStory.Begun.Telling telling) {
            awaitEnter();
            telling.end().run();
        }
    }

    private void tell(Sentence sentence) {
        voice.say(TIME.format(sentence.at().atZone(zone)) + "  " + sentence.words());
    }

    private void awaitEnter() {
        Thread waiting = Thread.currentThread();
        AtomicBoolean stopped = new AtomicBoolean();
        boolean keys = terminal.kind() != LineTerminal.Kind.PIPE;
        Runnable stop = () -> {
            stopped.set(true);
            waiting.interrupt();
        };
        try (Handle interrupts = keys ? terminal.onInterrupt(stop) : () -> {}) {
            terminal.readLine();
        }
        if (stopped.get()) {
            // Ctrl-C meant the story, and not what comes after it.
            Thread.interrupted();
            voice.pause();
        }
    }
}
