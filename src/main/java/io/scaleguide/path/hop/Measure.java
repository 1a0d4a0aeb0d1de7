package io.scaleguide.path.hop;

/**
 * A number with its unit.
 *
 * @param amount the number
 * @param unit the unit, for example {@code ms} or {@code replicas}
 */
public record Measure(double amount, String unit) {}
