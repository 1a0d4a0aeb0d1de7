package io.scaleguide.guide.run;

import java.util.Optional;

/**
 * What part of the guide runs, and how.
 *
 * @param planOnly whether only plans are shown and nothing is changed
 * @param from the first step's id
 * @param until the last step's id
 */
public record RunOptions(boolean planOnly, Optional<String> from, Optional<String> until) {}
