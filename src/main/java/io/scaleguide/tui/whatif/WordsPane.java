package io.scaleguide.tui.whatif;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.Span;
import io.scaleguide.tui.draw.StyledLine;
import java.util.List;

/** Sentences at the bottom of an area: as many rows as they need, up to a share of it; the rest by scrolling. */
final class WordsPane {
    private static final int LEAST_ROWS = 4;
    private static final int SHARE = 5;
    private static final int INDENT = 2;

    private int top;
    private int height = 1;
    private int all;

    /** Where they go. */
    Area place(Area area, List<StyledLine> lines) {
        int most = Math.max(LEAST_ROWS, area.rows() / SHARE);
        return area.bottom(Math.min(most, wrapped(lines, area.columns()).size()));
    }

    private static List<StyledLine> wrapped(List<StyledLine> lines, int columns) {
        return lines.stream()
                .map(line -> new StyledLine(line.spans().stream()
                        .map(span -> new Span(Cells.clean(span.text()), span.role()))
                        .toList()))
                .flatMap(line -> line.wrapBehind(Math.max(1, columns - 2), INDENT).stream())
                .toList();
    }

    int height() {
        return height;
    }

    boolean scroll(int lines) {
        int before = top;
        top = Math.max(0, Math.min(top + lines, all - height));
        return top != before;
    }

    void draw(Canvas canvas, Area area, List<StyledLine> lines, Glyphs glyphs) {
        List<StyledLine> wrapped = wrapped(lines, area.columns());
        all = wrapped.size();
        height = Math.max(1, area.rows());
        scroll(0);
        for (int i = 0; i < area.rows() && top + i < all; i++) {
            canvas.put(area, i, wrapped.get(top + i), glyphs);
        }
        int edge = area.columns() - 1;
        if (top > 0) {
            canvas.put(area.column() + edge, area.row(), glyphs.sign(Sign.ARROW_UP), Role.TITLE);
        }
        if (top + height < all) {
            canvas.put(area.column() + edge, area.row() + height - 1, glyphs.sign(Sign.ARROW_DOWN), Role.TITLE);
        }
    }
}
