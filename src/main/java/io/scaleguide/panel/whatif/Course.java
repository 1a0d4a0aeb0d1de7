package io.scaleguide.panel.whatif;

import java.time.Duration;
import java.time.Instant;

/**
 * How it went, sync by sync: what was recorded, or what would have been. Arrays of one length; nobody changes them.
 *
 * @param start the first sync
 * @param sync from one to the next
 * @param replicas the replicas wanted when each sync began
 * @param ready the pods ready at each
 * @param metricMilli the metric at each, in thousandths; negative where there was none
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of them are made every second
public record Course(Instant start, Duration sync, int[] replicas, int[] ready, long[] metricMilli) {
    /** @return how many syncs */
    public int length() {
        return replicas.length;
    }

    /** @return when a sync was */
    public Instant at(int index) {
        return start.plus(sync.multipliedBy(index));
    }
}
