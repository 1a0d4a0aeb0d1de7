package io.scaleguide.guide.run;

import java.time.Duration;

/** Waits between two looks; tests make it return at once. */
public interface Pause {
    /**
     * @param length how long
     * @throws InterruptedException when the run is cancelled
     */
    void rest(Duration length) throws InterruptedException;
}
