package io.scaleguide.tui.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells side by side that look alike, to be written at once.
 *
 * @param column where the first is, from 0
 * @param row in which row, from 0
 * @param text what to write
 * @param look one of them, for how they look
 */
record Run(int column, int row, String text, Ink look) {
    /** So many cells that stay are written again between two that change: to move the cursor takes more bytes. */
    private static final int SHORT = 4;

    /**
     * What is to be written to make one row of another.
     *
     * @param row which row
     * @param before its cells as they are; none when that is not known
     * @param after its cells as they shall be
     * @return the runs, from left to right
     */
    static List<Run> changed(int row, List<Ink> before, List<Ink> after) {
        List<Run> runs = new ArrayList<>();
        int column = 0;
        while (column < after.size()) {
            Ink first = after.get(column);
            if (first.half() || !differs(column, before, after)) {
                column++;
                continue;
            }
            int end = end(column, before, after);
            StringBuilder text = new StringBuilder();
            for (Ink each : after.subList(column, end)) {
                text.append(each.half() ? "" : each.text());
            }
            runs.add(new Run(column, row, text.toString(), first));
            column = end;
        }
        return runs;
    }

    /** Where the run ends that begins at a column. */
    private static int end(int column, List<Ink> before, List<Ink> after) {
        int end = column;
        int next = column;
        while (next < after.size() && next - end <= SHORT && after.get(next).looksLike(after.get(column))) {
            if (differs(next, before, after)) {
                end = next + 1;
            }
            next++;
        }
        return end;
    }

    /** A wide character is written whole or not at all, so its second cell changes with its first. */
    private static boolean differs(int column, List<Ink> before, List<Ink> after) {
        int first = after.get(column).half() ? column - 1 : column;
        boolean wide = first + 1 < after.size() && after.get(first + 1).half();
        return before.isEmpty()
                || !isSame(before.get(first), after.get(first))
                || wide && !isSame(before.get(first + 1), after.get(first + 1));
    }

    /** Most cells stay, and a painter gives the same ink for the same cell. */
    private static boolean isSame(Ink one, Ink other) {
        return one == other || one.equals(other);
    }
}
