package io.scaleguide.panel.live;

import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.story.Sentence;

/** Who listens to a panel. Called on the panel's own thread, in order; returns soon. */
public interface Audience {
    /** @param event what the panel has heard */
    default void heard(PanelEvent event) {}

    /** @param sentence what is worth saying */
    default void said(Sentence sentence) {}

    /** The view has changed. */
    default void changed() {}
}
