package io.scaleguide.panel.shadow;

import java.util.List;

/**
 * How well the shadow foretells the controller.
 *
 * @param agreed the decisions that were the same
 * @param of the decisions that were compared
 * @param notCompared the decisions that were seen and not compared, because the controller may have remembered what the shadow never saw
 * @param misses the last {@link #MOST_MISSES} that differed
 */
public record Grade(int agreed, int of, int notCompared, List<Miss> misses) {
    /** How many misses are kept. */
    public static final int MOST_MISSES = 50;

    public Grade {
        misses = List.copyOf(misses);
    }

    /** @return for example {@code agreed on 41 of 42} */
    public String words() {
        if (of == 0) {
            return notCompared == 0
                    ? "no decision seen yet"
                    : "too early to compare: " + notCompared
                            + (notCompared == 1 ? " decision seen" : " decisions seen");
        }
        return "agreed on " + agreed + " of " + of;
    }
}
