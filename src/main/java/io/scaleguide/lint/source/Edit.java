package io.scaleguide.lint.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A change of a file's text.
 *
 * @param start where what goes begins
 * @param end where it ends; the same as start for what is only put in
 * @param text what comes in its place
 */
public record Edit(int start, int end, String text) {

    /**
     * Makes changes. Of changes that touch the same place the first given is made.
     *
     * @param text a text
     * @param edits changes of it, in any order
     * @return the changed text
     */
    public static String apply(String text, List<Edit> edits) {
        List<Edit> taken = compatible(edits);
        StringBuilder changed = new StringBuilder();
        int at = 0;
        for (Edit edit : taken) {
            changed.append(text, at, edit.start).append(edit.text);
            at = edit.end;
        }
        return changed.append(text, at, text.length()).toString();
    }

    private static List<Edit> compatible(List<Edit> edits) {
        List<Edit> taken = new ArrayList<>();
        for (Edit edit : edits) {
            if (taken.stream().noneMatch(edit::touches)) {
                taken.add(edit);
            }
        }
        taken.sort(Comparator.comparingInt(Edit::start));
        return taken;
    }

    /**
     * @param other another change
     * @return whether the two cannot both be made
     */
    public boolean touches(Edit other) {
        return start <= other.end && other.start <= end;
    }
}
