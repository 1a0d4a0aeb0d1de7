package io.scaleguide.kube;

import java.time.Duration;

/**
 * The patience of a watch.
 *
 * @param silence how long a server may send nothing at all, not even a bookmark, before it is asked what it has kept back
 * @param answer how long that may take; together with the silence, the time after which a dead watch is noticed at the latest
 * @param firstDelay how long to wait after the first failure; each further one doubles it
 * @param lastDelay the longest wait
 */
record WatchTuning(Duration silence, Duration answer, Duration firstDelay, Duration lastDelay) {

    /**
     * An API server sends a bookmark about once a minute, on a timer of its own (apiserver pkg/storage/cacher,
     * defaultBookmarkFrequency), and of some kinds none at all. A dead watch is to be noticed sooner: within a minute.
     */
    static final WatchTuning USUAL = new WatchTuning(
            Duration.ofSeconds(45), Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofSeconds(30));

    /** The wait after so many failures in a row, 1 or more. */
    Duration delay(int failures) {
        Duration wait = firstDelay.multipliedBy(1L << Math.min(failures - 1, 16));
        return wait.compareTo(lastDelay) > 0 ? lastDelay : wait;
    }
}
