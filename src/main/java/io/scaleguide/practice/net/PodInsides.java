package io.scaleguide.practice.net;

import java.time.Clock;

/**
 * What the API server reaches inside pods.
 *
 * @param network which pod answers on which address
 * @param programs what can be run in a container
 * @param logs what containers have said
 */
public record PodInsides(PodNetwork network, PodPrograms programs, PodLogs logs) {
    /**
     * @param clock the machine's clock
     * @return pods that answer nothing, run nothing and have said nothing yet
     */
    public static PodInsides empty(Clock clock) {
        return new PodInsides(new PodNetwork(), new PodPrograms(), new PodLogs(clock));
    }
}
