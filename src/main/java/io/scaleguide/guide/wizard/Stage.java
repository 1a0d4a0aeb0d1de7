package io.scaleguide.guide.wizard;

import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How far a step is. */
public sealed interface Stage {
    /** Its answers can be given; nothing is done yet. */
    record Asking() implements Stage {}

    /** It is checked and planned. */
    record Preparing(Instant since) implements Stage {}

    /** What would change is known and waits for a yes. */
    record Planned(List<PlannedChange> changes) implements Stage {}

    /** The same, asked a second time: the cluster looks like production. */
    record AskingTwice(List<PlannedChange> changes, String context) implements Stage {}

    /** It is done now. */
    record Working(Instant since) implements Stage {}

    /** It failed. {@code state}: what has been changed so far and is left as it is. */
    record Failed(Problem problem, String state) implements Stage {}

    /** It was cancelled. {@code state}: what has been changed so far and is left as it is. */
    record Cancelled(String state) implements Stage {}

    /** It is done and proved. */
    record Done(Duration took) implements Stage {}

    /** It was left out. */
    record Skipped() implements Stage {}

    /** @return whether something runs that can be cancelled */
    default boolean busy() {
        return this instanceof Preparing || this instanceof Working;
    }
}
