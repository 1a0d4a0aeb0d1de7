package io.scaleguide.tui.panel;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.widget.ScrollPane;
import java.util.List;

/** A box on the screen: its rule with its name, and its lines, scrolled; or alone, with a search. */
final class BoxView {
    private static final int INDENT = 4;

    private final BoxName name;
    private final Box box;
    private final ScrollPane pane = new ScrollPane(false);
    private int top;
    private int hidden;

    BoxView(BoxName name, Box box) {
        this.name = name;
        this.box = box;
    }

    Box box() {
        return box;
    }

    /** Where keys go while it is alone. */
    ScrollPane pane() {
        return pane;
    }

    /** A key while it has the focus among the others. */
    boolean handle(Key key) {
        if (box.handle(key)) {
            return true;
        }
        return switch (key.code()) {
            case UP -> scroll(-1);
            case DOWN -> scroll(1);
            default -> false;
        };
    }

    boolean scroll(int lines) {
        boolean can = lines < 0 ? top > 0 : hidden > 0;
        top = Math.max(0, top + Math.max(-top, Math.min(hidden, lines)));
        return can;
    }

    /** Draws it among the others. */
    void draw(Canvas canvas, Area area, Moment moment, boolean focused) {
        Area inside = area.withoutTop(1);
        if (box.picture().isPresent()) {
            hidden = 0;
            box.picture().get().draw(canvas, inside, moment);
        } else {
            lines(canvas, inside, moment);
        }
        rule(canvas, area.top(1), moment, focused);
    }

    private void lines(Canvas canvas, Area area, Moment moment) {
        List<StyledLine> lines = whole(box.brief(moment, area.columns(), area.rows()), area);
        top = Math.max(0, Math.min(top, lines.size() - area.rows()));
        hidden = Math.max(0, lines.size() - area.rows() - top);
        for (int row = 0; row < area.rows(); row++) {
            int index = row < box.sticky() ? row : row + top;
            if (index < lines.size()) {
                boolean cut = row == area.rows() - 1 && goesOn(lines, index + 1);
                StyledLine line = lines.get(index);
                canvas.put(area, row, cut ? broken(line, area, moment) : line, moment.glyphs());
            }
        }
    }

    /** Whether a line is the rest of the one before it. */
    private static boolean goesOn(List<StyledLine> lines, int index) {
        return index < lines.size() && lines.get(index).text().startsWith("  ");
    }

    /** A sentence whose rest is not seen says so. */
    private static StyledLine broken(StyledLine line, Area area, Moment moment) {
        String sign = " " + moment.glyphs().sign(Sign.ELLIPSIS);
        return line.cut(area.columns() - Cells.width(sign), moment.glyphs()).plus(sign, Role.DIM);
    }

    /** Long lines are broken where there is room for all of it, else cut. */
    private static List<StyledLine> whole(List<StyledLine> lines, Area area) {
        if (lines.size() > area.rows()) {
            return lines;
        }
        List<StyledLine> broken = lines.stream()
                .flatMap(line -> Lines.wrap(line, area.columns(), INDENT).stream())
                .toList();
        return broken.size() <= area.rows() ? broken : lines;
    }

    /** Draws it alone. */
    void drawAlone(Canvas canvas, Area area, Moment moment) {
        hidden = 0;
        rule(canvas, area.top(1), moment, true);
        Area inside = area.withoutTop(1);
        if (box.picture().isPresent()) {
            box.picture().get().draw(canvas, inside, moment);
        } else {
            pane.show(box.full(moment, Math.max(1, inside.columns())));
            pane.draw(canvas, inside, moment.glyphs(), true);
        }
    }

    private void rule(Canvas canvas, Area row, Moment moment, boolean focused) {
        StyledLine title = StyledLine.of(name.digit() + " ", Role.KEY).plus(box.title() + " ", Rule.role(focused));
        new Rule(title, end(moment, Rule.room(row, title)), focused).draw(canvas, row, moment.glyphs());
    }

    /** What stands at the rule's end. That there is more below is said whole; the status is cut for it. */
    private StyledLine end(Moment moment, int room) {
        StyledLine status = box.status(moment);
        String more = hidden == 0 ? "" : moment.glyphs().sign(Sign.ARROW_DOWN) + " " + hidden + " more";
        int left = room - Cells.width(more) - (more.isEmpty() ? 0 : 2);
        StyledLine shown = left > 3 ? status.cut(left, moment.glyphs()) : StyledLine.EMPTY;
        return more.isEmpty() ? shown : shown.plus(shown.width() == 0 ? more : "  " + more, Role.DIM);
    }
}
