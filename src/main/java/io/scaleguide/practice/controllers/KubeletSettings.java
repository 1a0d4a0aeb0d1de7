package io.scaleguide.practice.controllers;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * How the practice cluster's pods behave.
 *
 * @param startUp how long a pod takes from its node to running, in practice time; each init container takes this long too
 * @param stopping how long a deleted pod takes to end, in practice time
 * @param jobRun how long a Job's pod runs, in practice time
 * @param cannotBePulled which images no registry serves
 */
public record KubeletSettings(Duration startUp, Duration stopping, Duration jobRun, Predicate<String> cannotBePulled) {
    /** @return 3 s to start, 1 s to end, 2 s for a Job; gcr.io/kubebuilder is gone, as it is in the world, and no registry's
     *     name ends in .invalid (RFC 2606) */
    public static KubeletSettings usual() {
        return new KubeletSettings(
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                image -> image.startsWith("gcr.io/kubebuilder/") || image.contains(".invalid/"));
    }
}
