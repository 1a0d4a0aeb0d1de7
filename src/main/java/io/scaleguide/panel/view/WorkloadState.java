package io.scaleguide.panel.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The scaled workload as it stands.
 *
 * @param wanted the replicas that it is asked for
 * @param replicas the replicas that it has
 * @param ready those that are ready
 * @param pods its pods, by name
 */
public record WorkloadState(int wanted, int replicas, int ready, List<Pod> pods) {

    /**
     * A pod.
     *
     * @param name its name
     * @param state its phase, or what it waits for
     * @param ready whether it is ready
     * @param restarts how often its containers were restarted
     * @param since when it was created
     */
    public record Pod(String name, String state, boolean ready, int restarts, Optional<Instant> since) {}
}
