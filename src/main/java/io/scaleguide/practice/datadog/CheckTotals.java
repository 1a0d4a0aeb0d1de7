package io.scaleguide.practice.datadog;

import java.time.Instant;
import java.util.Optional;

/**
 * What a check has done since the agent started. Names and meaning: datadog-agent pkg/collector/check/stats.
 *
 * @param runs how often it ran
 * @param errors how many of these runs failed
 * @param samples how many metrics it sent
 * @param lastSuccess the last run that did not fail, wall time; empty when none has
 */
public record CheckTotals(long runs, long errors, long samples, Optional<Instant> lastSuccess) {
    static final CheckTotals NONE = new CheckTotals(0, 0, 0, Optional.empty());

    /** The totals after one more run. */
    CheckTotals after(boolean fine, int metrics, Instant when) {
        return new CheckTotals(
                runs + 1, fine ? errors : errors + 1, samples + metrics, fine ? Optional.of(when) : lastSuccess);
    }
}
