package io.scaleguide.guide.send;

import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.session.Session;
import io.scaleguide.traffic.TrafficStats;

/** Traffic's figures as an event. */
public final class TrafficReport {
    private TrafficReport() {}

    /**
     * Reports.
     *
     * @param step the step's id
     * @param sending the traffic
     * @return the event
     */
    public static GuideEvent.Traffic of(String step, Session.Sending sending) {
        TrafficStats stats = sending.run().stats();
        double seconds = Math.max(0.001, stats.elapsed().toMillis() / 1000.0);
        return new GuideEvent.Traffic(
                step,
                sending.plan().url().toString(),
                stats.ok(),
                stats.clientErrors(),
                stats.serverErrors(),
                stats.failed(),
                stats.p50Millis(),
                stats.p99Millis(),
                stats.ok() / seconds);
    }
}
