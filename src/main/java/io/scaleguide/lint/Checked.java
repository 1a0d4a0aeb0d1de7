package io.scaleguide.lint;

import io.scaleguide.lint.source.SourceText;
import io.scaleguide.lint.trap.Trap;
import java.util.List;

/**
 * A text and its traps.
 *
 * @param source the text
 * @param traps its traps, in their order in it
 */
public record Checked(SourceText source, List<Trap> traps) {
    /** Copies the traps. */
    public Checked {
        traps = List.copyOf(traps);
    }
}
