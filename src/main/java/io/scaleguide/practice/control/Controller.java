package io.scaleguide.practice.control;

import java.time.Duration;

/**
 * A control loop. It looks at the whole state each time and moves it one step towards what it should be; doing so twice does
 * no harm. All controllers run one after another on one thread, so none of them may block on the network.
 */
public interface Controller {
    /** @return its name, as the {@code source.component} of its events */
    String name();

    /** @return how often it runs, in practice time, if nothing changes */
    Duration period();

    /** @return whether it also runs whenever any object changes; the HPA's does not */
    boolean wakesOnChange();

    /** Looks, and does what is to be done. */
    void reconcile();
}
