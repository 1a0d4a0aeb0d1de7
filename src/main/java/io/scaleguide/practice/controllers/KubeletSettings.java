package io.scaleguide.practice.controllers;

import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * How the practice cluster's pods behave.
 *
 * @param startUp how long a pod takes from its node to running, in practice time; each init container takes this long too
 * @param stopping how long a deleted pod takes to end, in practice time
 * @param jobRun how long a Job's pod runs, in practice time
 * @param cannotBePulled which images no registry serves
 * @param crashes which containers, given their pod and themselves, end as soon as they start
 */
public record KubeletSettings(
        Duration startUp,
        Duration stopping,
        Duration jobRun,
        Predicate<String> cannotBePulled,
        BiPredicate<JsonNode, JsonNode> crashes) {
    /** @return 3 s to start, 1 s to end, 2 s for a Job; gcr.io/kubebuilder is gone, as it is in the world, and no registry's
     *     name ends in .invalid (RFC 2606) */
    public static KubeletSettings usual() {
        return new KubeletSettings(
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                image -> image.startsWith("gcr.io/kubebuilder/") || image.contains(".invalid/"),
                KubeletSettings::falseCommand);
    }

    /** A container that runs the program false ends at once, as anywhere. */
    private static boolean falseCommand(JsonNode pod, JsonNode container) {
        String program = container.path("command").path(0).asString("");
        return program.equals("false") || program.equals("/bin/false");
    }

    /**
     * @param more other containers that end as soon as they start
     * @return these settings and that
     */
    public KubeletSettings crashing(BiPredicate<JsonNode, JsonNode> more) {
        return new KubeletSettings(startUp, stopping, jobRun, cannotBePulled, crashes.or(more));
    }
}
