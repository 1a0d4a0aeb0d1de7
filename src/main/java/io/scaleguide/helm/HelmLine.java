package io.scaleguide.helm;

/**
 * A line that helm printed, with anything that looks like a key masked.
 *
 * @param stderr whether it came from standard error
 * @param text the line, without its end
 */
public record HelmLine(boolean stderr, String text) {}
