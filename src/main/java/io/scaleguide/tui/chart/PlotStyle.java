package io.scaleguide.tui.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How a plot is drawn.
 *
 * @param now its end
 * @param span how long the time is that it shows
 * @param log whether the values' axis is logarithmic
 * @param ink what its dots are made of
 * @param zone the time zone of its labels
 */
public record PlotStyle(Instant now, Duration span, boolean log, Ink ink, ZoneId zone) {}
