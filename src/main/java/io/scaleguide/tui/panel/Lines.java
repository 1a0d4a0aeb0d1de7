package io.scaleguide.tui.panel;

import io.scaleguide.tui.draw.StyledLine;
import java.util.List;
import java.util.stream.Stream;

/** Lines put together and taken apart. */
final class Lines {
    private Lines() {}

    /** One line as several; all but the first are set in. */
    static List<StyledLine> wrap(StyledLine line, int columns, int indent) {
        return line.wrapBehind(Math.max(1, columns), indent);
    }

    static StyledLine join(StyledLine first, StyledLine second) {
        return new StyledLine(
                Stream.concat(first.spans().stream(), second.spans().stream()).toList());
    }
}
