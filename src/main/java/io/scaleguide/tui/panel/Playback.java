package io.scaleguide.tui.panel;

import java.time.Duration;

/** Moves a recording. Called on the screen's thread; what it does, it does later, and the panel's view tells. */
public interface Playback {
    /** @return whether it stands still */
    boolean paused();

    /** Plays on, or stands still. */
    void playOrPause();

    /**
     * Goes back or on; beyond its start or end there is nothing.
     *
     * @param by how far; negative is back
     */
    void move(Duration by);

    /** Goes to its start. */
    void first();

    /** Goes to its end. */
    void last();

    /** Stands still at the next thing that was heard. */
    void next();

    /** Plays twice as fast. */
    void faster();

    /** Plays half as fast. */
    void slower();
}
