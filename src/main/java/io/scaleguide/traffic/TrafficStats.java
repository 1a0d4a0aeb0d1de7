package io.scaleguide.traffic;

import java.time.Duration;
import java.util.Optional;

/**
 * What traffic has met so far.
 *
 * @param elapsed since the start
 * @param sent requests begun
 * @param ok answers 2xx
 * @param redirects answers 3xx
 * @param clientErrors answers 4xx
 * @param serverErrors answers 5xx
 * @param failed requests with no answer
 * @param p50Millis median round trip of 2xx answers, in milliseconds; 0 where there is none
 * @param p90Millis 90th percentile, likewise
 * @param p99Millis 99th percentile, likewise
 * @param maxMillis longest, likewise
 * @param finding what is wrong with this traffic, in words: a 404 from the gateway, only failures; empty when fine
 */
public record TrafficStats(
        Duration elapsed,
        long sent,
        long ok,
        long redirects,
        long clientErrors,
        long serverErrors,
        long failed,
        double p50Millis,
        double p90Millis,
        double p99Millis,
        double maxMillis,
        Optional<String> finding) {}
