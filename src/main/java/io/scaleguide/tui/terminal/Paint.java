package io.scaleguide.tui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import java.util.Objects;
import java.util.Set;

/**
 * A look on one terminal. To find the colour that comes nearest takes long, for each cell of each frame far too long.
 *
 * @param foreground the colour of the character
 * @param background the colour behind it
 * @param marks how it is set
 */
record Paint(TextColor foreground, TextColor background, Set<SGR> marks) {
    // Java links a record's own two in every run, with a class for each part: the first frame would wait for it.

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Paint paint
                        && foreground.equals(paint.foreground)
                        && background.equals(paint.background)
                        && marks.equals(paint.marks);
    }

    @Override
    public int hashCode() {
        return Objects.hash(foreground, background, marks);
    }
}
