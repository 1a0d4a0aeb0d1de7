package io.scaleguide.tui.widget;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Span;
import io.scaleguide.tui.draw.StyledLine;
import java.util.ArrayList;
import java.util.List;

/** The keys that do something now, in one row: as many as fit, whole. */
public final class KeyBar {
    private KeyBar() {}

    /**
     * Draws the bar on the first row of an area.
     *
     * @param canvas what to draw on
     * @param area where
     * @param bindings the keys, the most useful first
     */
    public static void draw(Canvas canvas, Area area, List<Binding> bindings) {
        draw(canvas, area, bindings, List.of());
    }

    /**
     * Draws the bar on the first row of an area, with keys that are there however little room there is.
     *
     * @param canvas what to draw on
     * @param area where
     * @param bindings the keys, the most useful first
     * @param always the keys behind them that others have to make room for
     */
    public static void draw(Canvas canvas, Area area, List<Binding> bindings, List<Binding> always) {
        if (area.rows() < 1) {
            return;
        }
        StyledLine kept = line(always, area.columns());
        int gap = kept.spans().isEmpty() ? 0 : 2;
        StyledLine before = line(bindings, area.columns() - kept.width() - gap);
        int at = canvas.put(area.column(), area.row(), before);
        canvas.put(before.spans().isEmpty() ? at : at + gap, area.row(), kept);
    }

    /** A pair that does not fit is left out, and so is everything behind it: their order means something. */
    private static StyledLine line(List<Binding> bindings, int columns) {
        List<Span> spans = new ArrayList<>();
        int width = 0;
        for (Binding binding : bindings) {
            List<Span> pair = new ArrayList<>(spans.isEmpty() ? List.of() : List.of(new Span("  ", Role.TEXT)));
            pair.add(new Span(binding.key().words(), Role.KEY));
            pair.add(new Span(" " + binding.what(), Role.DIM));
            width += new StyledLine(pair).width();
            if (width > columns) {
                break;
            }
            spans.addAll(pair);
        }
        return new StyledLine(spans);
    }
}
