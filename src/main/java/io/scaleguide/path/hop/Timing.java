package io.scaleguide.path.hop;

import java.time.Duration;
import java.time.Instant;

/** Whether a hop keeps to its periods. */
public sealed interface Timing {
    /** It has not come, and is due by then. */
    record DueBy(Instant time) implements Timing {}

    /** It was due that long ago. */
    record LateBy(Duration by) implements Timing {}

    /** It has been wrong since then. */
    record BrokenSince(Instant time) implements Timing {}
}
