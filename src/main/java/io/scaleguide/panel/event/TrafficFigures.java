package io.scaleguide.panel.event;

/**
 * What traffic has met since it was last changed.
 *
 * @param words what is sent, for example {@code 16 connections to http://...}
 * @param ok answers with status 2xx
 * @param redirects answers with status 3xx
 * @param clientErrors answers with status 4xx
 * @param serverErrors answers with status 5xx
 * @param failed requests without an answer
 * @param perSecond answers a second
 * @param p50Millis the median of the answers, in ms
 * @param p90Millis their 90th percentile, in ms
 * @param p99Millis their 99th percentile, in ms
 */
public record TrafficFigures(
        String words,
        long ok,
        long redirects,
        long clientErrors,
        long serverErrors,
        long failed,
        double perSecond,
        double p50Millis,
        double p90Millis,
        double p99Millis) {}
