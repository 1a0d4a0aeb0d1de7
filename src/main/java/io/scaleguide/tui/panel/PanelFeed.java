package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import java.time.Instant;
import java.util.Optional;

/** Where the panel gets what it shows: a live cluster, or a recording. Asked on the screen's thread for every frame; nothing in it waits. */
public interface PanelFeed {
    /** @return everything as it is now; its {@code now} is the moment of the call */
    PanelView view();

    /**
     * Everything as it was.
     *
     * @param when a time of this session, not before {@link #begin}
     * @return the view whose {@code now} is that time
     */
    PanelView at(Instant when);

    /** @return the earliest time that can be shown */
    Instant begin();

    /** Asks for another look at the whole signal path; it comes with a later view. */
    void look();

    /** @return whether such a look is under way */
    boolean looking();

    /** @return what the bar at the top says while the newest moment is shown: {@code LIVE}, or another word for a recording */
    default String word() {
        return "LIVE";
    }

    /** @return what moves a recording; empty where the panel's own time is enough, since everything goes on by itself */
    default Optional<Playback> playback() {
        return Optional.empty();
    }

    /** @return whether the panel is to end by itself now */
    default boolean over() {
        return false;
    }
}
