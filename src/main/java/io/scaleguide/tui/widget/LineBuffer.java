package io.scaleguide.tui.widget;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.input.Key;

/** One line of text that is edited, with the keys that shells have taught. It holds cleaned text only. */
final class LineBuffer {
    private String text = "";
    private int cursor;
    /** The first character that is shown. */
    private int from;

    String text() {
        return text;
    }

    /** The character that the cursor stands on, as an index into the text. */
    int cursor() {
        return cursor;
    }

    String beforeCursor() {
        return text.substring(0, cursor);
    }

    void set(String newText) {
        text = Cells.clean(newText);
        cursor = text.length();
        from = 0;
    }

    void moveTo(int index) {
        cursor = Math.max(0, Math.min(index, text.length()));
        if (cursor < text.length() && Character.isLowSurrogate(text.charAt(cursor))) {
            cursor--;
        }
    }

    /** Cleaned together with what stands before, so that a mark typed after its letter is composed with it. */
    void insert(String more) {
        String after = text.substring(cursor);
        String before = Cells.clean(text.substring(0, cursor) + more);
        text = before + after;
        cursor = before.length();
    }

    boolean handle(Key key) {
        if (key.alt() || key.ctrl()) {
            return handleModified(key);
        }
        switch (key.code()) {
            case CHARACTER -> insert(key.text());
            case LEFT -> cursor = before(cursor);
            case RIGHT -> cursor = behind(cursor);
            case HOME -> cursor = 0;
            case END -> cursor = text.length();
            case BACKSPACE -> delete(before(cursor), cursor);
            case DELETE -> delete(cursor, behind(cursor));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean handleModified(Key key) {
        switch (key.code()) {
            case LEFT -> cursor = wordBefore();
            case RIGHT -> cursor = wordBehind();
            case BACKSPACE -> delete(wordBefore(), cursor);
            case DELETE -> delete(cursor, wordBehind());
            case CHARACTER -> {
                return key.ctrl() && !key.alt() ? handleCtrl(key.text()) : handleAlt(key);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean handleCtrl(String letter) {
        switch (letter) {
            case "a" -> cursor = 0;
            case "e" -> cursor = text.length();
            case "u" -> delete(0, cursor);
            case "k" -> delete(cursor, text.length());
            case "w" -> delete(wordBefore(), cursor);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean handleAlt(Key key) {
        if (key.ctrl()) {
            return false;
        }
        switch (key.text()) {
            case "b" -> cursor = wordBefore();
            case "f" -> cursor = wordBehind();
            case "d" -> delete(cursor, wordBehind());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void delete(int start, int end) {
        text = text.substring(0, start) + text.substring(end);
        cursor = start;
    }

    private int before(int index) {
        return index == 0 ? 0 : text.offsetByCodePoints(index, -1);
    }

    private int behind(int index) {
        return index == text.length() ? index : text.offsetByCodePoints(index, 1);
    }

    private int wordBefore() {
        int at = cursor;
        while (at > 0 && !Character.isLetterOrDigit(text.codePointBefore(at))) {
            at = before(at);
        }
        while (at > 0 && Character.isLetterOrDigit(text.codePointBefore(at))) {
            at = before(at);
        }
        return at;
    }

    private int wordBehind() {
        int at = cursor;
        while (at < text.length() && !Character.isLetterOrDigit(text.codePointAt(at))) {
            at = behind(at);
        }
        while (at < text.length() && Character.isLetterOrDigit(text.codePointAt(at))) {
            at = behind(at);
        }
        return at;
    }

    /** Draws the part around the cursor on the first row of an area, with a sign at each side where text is hidden. */
    void draw(Canvas canvas, Area area, Role role, Glyphs glyphs, boolean withCursor) {
        Area row = area.top(1);
        canvas.fill(row, role);
        if (row.rows() == 0 || row.columns() < 3) {
            return;
        }
        from = withCursor ? first(row.columns()) : 0;
        int column = row.column();
        if (from > 0) {
            column = canvas.put(column, row.row(), glyphs.sign(Sign.ELLIPSIS), role);
        }
        int room = row.column() + row.columns() - column;
        canvas.put(column, row.row(), Cells.cut(text.substring(from), room, glyphs.sign(Sign.ELLIPSIS)), role);
        if (withCursor) {
            canvas.showCursor(new Point(column + Cells.width(text.substring(from, cursor)), row.row()));
        }
    }

    /** The first character to show so that the cursor is seen: the one of last time where that will do. */
    private int first(int columns) {
        if (Cells.width(text) < columns) {
            return 0;
        }
        int first = Math.min(from, cursor == 0 ? 0 : before(cursor));
        while (first > 0 && fits(before(first), text.length(), columns - 1)) {
            first = before(first);
        }
        int beyond = cursor == text.length() ? 1 : 3;
        while (first < cursor && !fits(first, cursor, columns - beyond)) {
            first = behind(first);
        }
        return first;
    }

    private boolean fits(int start, int end, int columns) {
        return Cells.width(text.substring(start, end)) + (start > 0 ? 1 : 0) <= columns;
    }

    /** The character at a column of the area that was drawn last. */
    int indexAt(int column) {
        int within = column - (from > 0 ? 1 : 0);
        return Cells.prefix(text, from, Math.max(0, within));
    }

    @Override
    public String toString() {
        return text;
    }
}
