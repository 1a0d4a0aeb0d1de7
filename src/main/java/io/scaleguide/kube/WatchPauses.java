package io.scaleguide.kube;

import java.time.Duration;

/** How long a watch waits before it tries again, which grows from one failure to the next. For one thread. */
final class WatchPauses {
    private final WatchTuning tuning;
    private int failures;
    private int forgotten;

    WatchPauses(WatchTuning tuning) {
        this.tuning = tuning;
    }

    /** The wait after a failure. */
    Duration afterFailure() {
        return tuning.delay(++failures);
    }

    /**
     * The wait after the server has forgotten the place. It has answered, however long it was away before: everything is read again soon, unless that has
     * happened again and again.
     */
    Duration afterForgotten() {
        failures = 0;
        return tuning.delay(++forgotten);
    }

    /** The watch has brought something: all is well again. */
    void heard() {
        failures = 0;
        forgotten = 0;
    }
}
