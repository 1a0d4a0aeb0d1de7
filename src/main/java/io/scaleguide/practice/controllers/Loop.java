package io.scaleguide.practice.controllers;

import io.scaleguide.practice.control.Controller;
import java.time.Duration;

/**
 * A controller that runs after every change.
 *
 * @param name its name in events
 * @param period how often it runs besides, in practice time
 * @param work what it does
 */
record Loop(String name, Duration period, Runnable work) implements Controller {
    @Override
    public boolean wakesOnChange() {
        return true;
    }

    @Override
    public void reconcile() {
        work.run();
    }
}
