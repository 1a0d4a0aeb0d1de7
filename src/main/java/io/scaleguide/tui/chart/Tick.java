package io.scaleguide.tui.chart;

/**
 * A place on an axis that has a name.
 *
 * @param share where: 0 at the axis's beginning, 1 at its end
 * @param label its name
 */
public record Tick(double share, String label) {}
