package io.scaleguide.guide.step;

import java.util.List;

/** A step that does one action of the guide and nothing else. */
public final class RepairStep {
    private RepairStep() {}

    /**
     * The step of the guide that has an action, cut down to it.
     *
     * @param steps the guide's steps
     * @param action the action's id; one of a step
     * @return the step: no checks before, no proofs after; the action verifies itself
     */
    public static StepDefinition of(List<StepDefinition> steps, String action) {
        return of(steps, action, action);
    }

    /**
     * The step of the guide that has an action, doing another in its place.
     *
     * @param steps the guide's steps
     * @param like the id of an action of one of them
     * @param action the id of the action that it does
     * @return the step: no checks before, no proofs after; the action verifies itself
     */
    public static StepDefinition of(List<StepDefinition> steps, String like, String action) {
        StepDefinition whole = steps.stream()
                .filter(step -> step.actions().contains(like))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No step has the action " + like));
        return new StepDefinition(
                1,
                whole.id(),
                whole.title(),
                whole.explanation(),
                "",
                false,
                List.of(),
                List.of(),
                List.of(action),
                List.of(),
                whole.deadline(),
                whole.expected(),
                whole.commands(),
                whole.hints());
    }
}
