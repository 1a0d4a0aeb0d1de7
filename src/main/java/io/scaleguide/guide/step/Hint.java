package io.scaleguide.guide.step;

import java.util.Optional;

/**
 * Advice for one way a step can fail.
 *
 * @param problem the id of the problem it is for
 * @param text what to do
 * @param link where more is written
 */
public record Hint(String problem, String text, Optional<String> link) {}
