package io.scaleguide.tui.form;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.List;

/** Things below each other, one of which may have the focus. Where they do not all fit, the one with the focus is seen. */
public final class Column {
    private List<Item> items = List.of();
    private List<Area> places = List.of();
    private int focus = -1;
    private int top;

    /**
     * Puts other things in place of those there are; what has the focus keeps it as long as it is among them.
     *
     * @param next the things, from above
     */
    public void set(List<Item> next) {
        int kept = focus < 0 ? -1 : next.indexOf(items.get(focus));
        items = List.copyOf(next);
        focus = kept;
        if (focus < 0 || !items.get(focus).focusable()) {
            focusFirst();
        }
    }

    /** Gives the focus to the first that can have it. */
    public void focusFirst() {
        focus = -1;
        move(1);
    }

    /**
     * Gives the focus to an item, if it is there and can have it.
     *
     * @param item the item
     */
    public void focus(Item item) {
        int index = items.indexOf(item);
        if (index >= 0 && item.focusable() && index != focus) {
            focus = index;
            item.enter();
        }
    }

    /**
     * Whether an item has the focus.
     *
     * @param item the item
     * @return whether
     */
    public boolean focused(Item item) {
        return focus >= 0 && focus < items.size() && items.get(focus).equals(item);
    }

    /** @return whether characters go into what has the focus */
    public boolean typing() {
        return focus >= 0 && items.get(focus).typing();
    }

    /**
     * A key: for what has the focus, else to the next or the one before.
     *
     * @param key the key
     * @return whether it did something
     */
    public boolean handle(Key key) {
        if (focus >= 0 && items.get(focus).handle(key)) {
            return true;
        }
        return switch (key.code()) {
            case TAB, DOWN, ENTER -> move(1);
            case BACK_TAB, UP -> move(-1);
            default -> false;
        };
    }

    /**
     * Pasted text, for what has the focus.
     *
     * @param text the text
     * @return whether it was taken
     */
    public boolean paste(String text) {
        return focus >= 0 && items.get(focus).paste(text);
    }

    /**
     * The mouse was pressed.
     *
     * @param at where, on the screen
     * @return whether it did something
     */
    public boolean click(Point at) {
        for (int i = 0; i < places.size() && i < items.size(); i++) {
            if (places.get(i).contains(at) && items.get(i).focusable()) {
                focus(items.get(i));
                items.get(i).click(places.get(i), at);
                return true;
            }
        }
        return false;
    }

    private boolean move(int by) {
        for (int i = focus + by; i >= 0 && i < items.size(); i += by) {
            if (items.get(i).focusable()) {
                focus = i;
                items.get(i).enter();
                return true;
            }
        }
        return false;
    }

    /**
     * Draws what fits.
     *
     * @param canvas what to draw on
     * @param area where
     * @param glyphs the signs that can be drawn
     */
    public void draw(Canvas canvas, Area area, Glyphs glyphs) {
        if (area.columns() < 2 || area.rows() < 1) {
            return;
        }
        // The last column is that of the marks.
        int columns = area.columns() - 1;
        List<Area> laid = lay(columns);
        int height = laid.stream().mapToInt(Area::rows).sum();
        Canvas whole = new Canvas(new Size(columns, height));
        for (int i = 0; i < items.size(); i++) {
            items.get(i).draw(whole, laid.get(i), glyphs, i == focus);
        }
        top = Math.max(0, Math.min(scrolled(laid, area.rows()), height - area.rows()));
        canvas.paste(
                whole, new Area(0, top, columns, Math.min(area.rows(), height)), new Point(area.column(), area.row()));
        mark(canvas, area, height, glyphs);
        List<Area> onScreen = new ArrayList<>();
        laid.forEach(place ->
                onScreen.add(new Area(area.column(), area.row() + place.row() - top, place.columns(), place.rows())));
        places = onScreen;
    }

    /** Says at the edge that there is more above or below. */
    private void mark(Canvas canvas, Area area, int height, Glyphs glyphs) {
        int edge = area.column() + area.columns() - 1;
        if (top > 0) {
            canvas.put(edge, area.row(), glyphs.sign(Sign.ARROW_UP), Role.TITLE);
        }
        if (top + area.rows() < height) {
            canvas.put(edge, area.row() + area.rows() - 1, glyphs.sign(Sign.ARROW_DOWN), Role.TITLE);
        }
    }

    private List<Area> lay(int columns) {
        List<Area> laid = new ArrayList<>();
        int row = 0;
        for (int i = 0; i < items.size(); i++) {
            int rows = items.get(i).rows(columns, i == focus);
            laid.add(new Area(0, row, columns, rows));
            row += rows;
        }
        return laid;
    }

    private int scrolled(List<Area> laid, int rows) {
        if (focus < 0) {
            return 0;
        }
        Area wanted = laid.get(focus);
        int last = wanted.row() + wanted.rows() - rows;
        return Math.min(wanted.row(), Math.max(top, last));
    }
}
