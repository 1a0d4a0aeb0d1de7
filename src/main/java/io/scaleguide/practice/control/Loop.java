package io.scaleguide.practice.control;

import java.time.Duration;

/**
 * A controller that runs after every change.
 *
 * @param name its name in events
 * @param period how often it runs besides, in practice time
 * @param work what it does
 */
public record Loop(String name, Duration period, Runnable work) implements Controller {
    @Override
    public boolean wakesOnChange() {
        return true;
    }

    @Override
    public void reconcile() {
        work.run();
    }
}
