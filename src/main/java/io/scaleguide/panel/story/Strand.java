package io.scaleguide.panel.story;

import io.scaleguide.panel.view.PanelView;
import java.util.function.BiConsumer;

/** One strand of the story: remembers how things were and tells when they have changed. Pure but for that memory. */
interface Strand {
    /**
     * Looks at how things are now.
     *
     * @param view now
     * @param tell takes a sentence and what it is about
     */
    void look(PanelView view, BiConsumer<Sentence.Topic, String> tell);

    /** The same, which goes its own way from here. */
    Strand copy();
}
