package io.scaleguide.tui.demo;

import java.time.Duration;
import java.util.List;

/**
 * A demonstration: what is said, typed and shown beside what every step needs anyway.
 *
 * @param length how long all of it is to take; longer than zero
 * @param steps the steps of which something is written; every other one is read, done and left as well
 * @param panel what is shown on the live panel after the last step, in order
 */
public record DemoScript(Duration length, List<StepScene> steps, List<PanelScene> panel) {
    /** A quarter of an hour in which every step speaks for itself. */
    static final DemoScript PLAIN = new DemoScript(Duration.ofMinutes(15), List.of(), List.of());

    /**
     * The same in another time.
     *
     * @param other how long all of it is to take; longer than zero
     * @return the demonstration
     */
    public DemoScript lasting(Duration other) {
        return new DemoScript(other, steps, panel);
    }

    /**
     * What is written of a step.
     *
     * @param step its id
     * @return the scene; one of which nothing is written where there is none
     */
    StepScene scene(String step) {
        return steps.stream().filter(one -> one.step().equals(step)).findFirst().orElseGet(() -> StepScene.of(step));
    }
}
