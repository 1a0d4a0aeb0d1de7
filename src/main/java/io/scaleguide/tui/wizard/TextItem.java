package io.scaleguide.tui.wizard;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.StyledLine;
import java.util.List;

/** Lines of text, broken to the width there is. */
record TextItem(List<StyledLine> lines) implements Item {
    private List<StyledLine> wrapped(int columns) {
        return lines.stream()
                .flatMap((StyledLine line) -> line.wrap(Math.max(1, columns)).stream())
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
