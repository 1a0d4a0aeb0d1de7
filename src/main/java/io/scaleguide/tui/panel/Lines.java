package io.scaleguide.tui.panel;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Span;
import io.scaleguide.tui.draw.StyledLine;
import java.util.List;
import java.util.stream.Stream;

/** Lines whose texts may come from outside: made safe before they are measured. */
final class Lines {
    private Lines() {}

    static StyledLine clean(StyledLine line) {
        return new StyledLine(line.spans().stream()
                .map(span -> new Span(Cells.clean(span.text()), span.role()))
                .toList());
    }

    /** One line as several; all but the first are set in. */
    static List<StyledLine> wrap(StyledLine line, int columns, int indent) {
        return clean(line).wrapBehind(Math.max(1, columns), indent);
    }

    static StyledLine join(StyledLine first, StyledLine second) {
        return new StyledLine(
                Stream.concat(first.spans().stream(), second.spans().stream()).toList());
    }
}
