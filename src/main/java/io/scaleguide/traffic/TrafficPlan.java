package io.scaleguide.traffic;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What traffic to send.
 *
 * @param url where to, with path and query
 * @param connections how many requests are under way at once at most, 1 to 1024
 * @param ratePerSecond requests per second (open loop); empty: each connection sends the next when it has its answer (closed loop)
 * @param length for how long at most
 * @param requestTimeout how long one answer may take
 */
public record TrafficPlan(
        URI url, int connections, OptionalDouble ratePerSecond, Duration length, Duration requestTimeout) {}
