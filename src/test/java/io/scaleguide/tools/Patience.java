package io.scaleguide.tools;

import java.time.Duration;

/** How long tests wait. What has come is not waited for, so that patience costs nothing where all is well. */
public final class Patience {
    /** For what comes within half a minute on a quiet machine, a program's end or the start of another one among it: a busy one may take a multiple of that. */
    public static final Duration LONGEST = Duration.ofMinutes(3);

    private Patience() {}
}
