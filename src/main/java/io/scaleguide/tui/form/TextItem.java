package io.scaleguide.tui.form;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.StyledLine;
import java.util.List;

/**
 * Lines of text, broken to the width there is.
 *
 * @param lines the lines
 * @param indent how far what is broken off is set in, in cells
 */
public record TextItem(List<StyledLine> lines, int indent) implements Item {
    private List<StyledLine> wrapped(int columns) {
        return lines.stream()
                .flatMap((StyledLine line) -> line.wrapBehind(Math.max(1, columns), indent).stream())
                .toList();
    }

    @Override
    public int rows(int columns, boolean focused) {
        return wrapped(columns).size();
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        int row = 0;
        for (StyledLine line : wrapped(area.columns())) {
            canvas.put(area, row++, line, glyphs);
        }
    }
}
