package io.scaleguide.kube;

import java.time.Duration;

/**
 * The patience of a watch.
 *
 * @param silence how long a server may send nothing at all, not even a bookmark, before the watch starts over
 * @param firstDelay how long to wait after the first failure; each further one doubles it
 * @param lastDelay the longest wait
 */
record WatchTuning(Duration silence, Duration firstDelay, Duration lastDelay) {

    /**
     * An API server sends a bookmark about once a minute, on a timer of its own (apiserver pkg/storage/cacher,
     * defaultBookmarkFrequency); half as long again leaves room for a slow one.
     */
    static final WatchTuning USUAL =
            new WatchTuning(Duration.ofSeconds(90), Duration.ofMillis(500), Duration.ofSeconds(30));

    /** The wait after so many failures in a row, 1 or more. */
    Duration delay(int failures) {
        Duration wait = firstDelay.multipliedBy(1L << Math.min(failures - 1, 16));
        return wait.compareTo(lastDelay) > 0 ? lastDelay : wait;
    }
}
