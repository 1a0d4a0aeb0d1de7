package io.scaleguide.line.wizard;

import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.panel.story.Sentence;
import java.util.function.Consumer;

/** What becomes of what was set up: a sentence for each change. */
public interface LiveStory {
    /**
     * Whether there is something to tell of.
     *
     * @param view the wizard
     * @return whether it can be told
     */
    boolean ready(WizardView view);

    /**
     * Begins to tell.
     *
     * @param view the wizard, with the answers that say what it is about
     * @param ear hears each sentence, on a thread of the story's own
     * @return what came of it
     */
    Begun begin(WizardView view, Consumer<Sentence> ear);

    /** What came of the wish to hear it. */
    sealed interface Begun {
        /** It is told until {@code end} is called, which waits until nothing more is said. */
        record Telling(Runnable end) implements Begun {}

        /** It cannot be told. {@code why}: a sentence. */
        record Silent(String why) implements Begun {}
    }
}
