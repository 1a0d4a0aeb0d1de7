package io.scaleguide.tui.chart;

import java.time.Instant;

/**
 * How many replicas there were from a time on.
 *
 * @param at when
 * @param wanted how many were asked for
 * @param ready how many were ready
 */
public record Count(Instant at, int wanted, int ready) {}
