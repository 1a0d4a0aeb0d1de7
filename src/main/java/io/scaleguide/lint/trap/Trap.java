package io.scaleguide.lint.trap;

import io.scaleguide.lint.source.Edit;
import io.scaleguide.lint.source.SourceText;
import io.scaleguide.path.hop.Finding;
import java.util.List;

/**
 * A finding at a place of a file.
 *
 * @param finding what it is; its words are in the catalogue
 * @param source the file
 * @param start where it begins
 * @param end where it ends
 * @param edits what would correct it; empty when that is for the reader to decide
 * @param safe whether the correction changes nothing but the trap, so that it may be made unseen
 */
public record Trap(Finding finding, SourceText source, int start, int end, List<Edit> edits, boolean safe) {
    /** Copies the edits, with the file's line ends. */
    public Trap {
        String newline = source.newline();
        edits = edits.stream()
                .map(edit -> new Edit(edit.start(), edit.end(), edit.text().replace("\n", newline)))
                .toList();
    }

    /** @return the line that it begins on, from 1 */
    public int line() {
        return source.line(start);
    }

    /** @return the column that it begins on, from 1 */
    public int column() {
        return source.column(start);
    }

    /** @return whether it can be corrected without asking anyone */
    public boolean fixable() {
        return safe && !edits.isEmpty();
    }

    /** @return the lines that would be corrected, as they are, keys masked; where nothing corrects it, the line of the trap */
    public List<String> before() {
        return edits.isEmpty()
                ? lines(source.text().substring(source.lineStart(start), source.lineEnd(start)))
                : lines(source.text().substring(from(), to()));
    }

    /** @return the same lines corrected, keys masked; empty when nothing corrects it, or when they go */
    public List<String> after() {
        if (edits.isEmpty()) {
            return List.of();
        }
        List<Edit> moved = edits.stream()
                .map(edit -> new Edit(edit.start() - from(), edit.end() - from(), edit.text()))
                .toList();
        String changed = Edit.apply(source.text().substring(from(), to()), moved);
        return changed.isBlank() ? List.of() : lines(changed);
    }

    private int from() {
        return source.lineStart(edits.stream().mapToInt(Edit::start).min().orElse(start));
    }

    private int to() {
        int last = edits.stream().mapToInt(Edit::end).max().orElse(end);
        // What ends with an end of line ends there, not on the line after it.
        boolean lineGone = last > from() && source.text().charAt(last - 1) == '\n';
        return lineGone ? last : source.lineEnd(last);
    }

    private static List<String> lines(String text) {
        return text.lines().map(Masking::of).toList();
    }
}
