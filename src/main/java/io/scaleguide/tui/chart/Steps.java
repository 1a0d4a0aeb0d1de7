package io.scaleguide.tui.chart;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What holds from each of its times on.
 *
 * @param all oldest first
 * @param at when each begins to hold
 */
record Steps<T>(List<T> all, Function<T, Instant> at) {
    /** What holds at a time; empty before the first. Found in a few steps, however many there are. */
    Optional<T> at(Instant time) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at.apply(all.get(middle)).isAfter(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(all.get(low - 1));
    }
}
