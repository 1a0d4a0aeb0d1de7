package io.scaleguide.tui.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a demonstration says and types at a step of the wizard.
 *
 * @param step the step's id
 * @param ask what it says while the step's explanation is read; empty for a line of its own
 * @param plan what it says while the plan is read; empty for a line of its own
 * @param work what it says while the step is under way; empty for a line of its own
 * @param done what it says once the step is done; empty for a line of its own
 * @param pause how long the explanation is read at the usual pace; empty to take it from the amount of text
 * @param takes how long the step itself is thought to take
 * @param answers what is typed into which field, in this order; never a key
 */
public record StepScene(
        String step,
        List<String> ask,
        List<String> plan,
        List<String> work,
        List<String> done,
        Optional<Duration> pause,
        Duration takes,
        Map<String, String> answers) {

    /**
     * A step of which nothing is written.
     *
     * @param step the step's id
     * @return the scene
     */
    static StepScene of(String step) {
        return new StepScene(
                step, List.of(), List.of(), List.of(), List.of(), Optional.empty(), Duration.ZERO, Map.of());
    }
}
