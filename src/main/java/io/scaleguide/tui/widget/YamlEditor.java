package io.scaleguide.tui.widget;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * YAML of several lines, with numbers. What is wrong is said under its line. Tab indents, and Enter keeps the indent, so
 * both stay here; Shift-Tab and Esc are for whatever is around.
 */
public final class YamlEditor implements Editor {
    private static final int ROWS = 10;

    private final YamlLines lines;
    private List<Problem> problems = List.of();
    private List<Row> rows = List.of();
    private int top;
    private int left;
    private int height = 1;

    /**
     * What is wrong at a line.
     *
     * @param line the line, from 1; 0 for the whole text, which is said at the first line
     * @param message what is wrong
     */
    public record Problem(int line, String message) {}

    /** A row to draw: a line, or a problem of it. */
    private record Row(int line, Optional<String> problem) {}

    /** @param text the text to begin with */
    public YamlEditor(String text) {
        lines = new YamlLines(text);
    }

    @Override
    public String value() {
        return lines.text();
    }

    @Override
    public int rows(boolean focused) {
        return ROWS;
    }

    /**
     * Marks what is wrong.
     *
     * @param found everything that is wrong; empty when nothing is
     */
    public void mark(List<Problem> found) {
        problems = List.copyOf(found);
    }

    @Override
    public boolean handle(Key key) {
        return lines.handle(key, height);
    }

    @Override
    public boolean paste(String text) {
        lines.paste(text);
        return true;
    }

    @Override
    public boolean click(Area area, Point at) {
        int row = top + at.row() - area.row();
        if (!area.contains(at) || row >= rows.size()) {
            return false;
        }
        lines.moveTo(rows.get(row).line());
        int column = left + Math.max(0, at.column() - area.column() - gutter());
        lines.current().moveTo(Cells.prefix(lines.current().text(), 0, column));
        return true;
    }

    @Override
    public boolean scroll(int count) {
        lines.moveTo(lines.row() + count);
        return true;
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        height = Math.max(1, area.rows());
        rows = rowsToDraw();
        Area text = area.withoutLeft(gutter());
        int cursorRow = rows.indexOf(new Row(lines.row(), Optional.empty()));
        show(cursorRow, text.columns());
        for (int i = 0; i < area.rows() && top + i < rows.size(); i++) {
            Row row = rows.get(top + i);
            canvas.put(area, i, margin(row, glyphs), glyphs);
            canvas.put(text, i, content(row, focused), glyphs);
        }
        if (focused && area.rows() > 0) {
            int column = Cells.width(lines.current().beforeCursor()) - left;
            canvas.showCursor(new Point(text.column() + column, area.row() + cursorRow - top));
        }
    }

    private void show(int cursorRow, int columns) {
        top = Math.max(cursorRow - height + 1, Math.min(top, cursorRow));
        int cursor = Cells.width(lines.current().beforeCursor());
        left = Math.max(0, Math.max(cursor - Math.max(1, columns) + 2, Math.min(left, cursor)));
    }

    private List<Row> rowsToDraw() {
        List<Row> all = new ArrayList<>();
        for (int line = 0; line < lines.count(); line++) {
            all.add(new Row(line, Optional.empty()));
            for (Problem problem : problems) {
                if (place(problem) == line) {
                    all.add(new Row(line, Optional.of(problem.message())));
                }
            }
        }
        return all;
    }

    private int place(Problem problem) {
        return Math.max(0, Math.min(problem.line() - 1, lines.count() - 1));
    }

    /** A number, a sign where something is wrong, and a space. */
    private int gutter() {
        return String.valueOf(lines.count()).length() + 2;
    }

    private StyledLine margin(Row row, Glyphs glyphs) {
        int digits = gutter() - 2;
        if (row.problem().isPresent()) {
            return StyledLine.of(" ".repeat(digits), Role.DIM);
        }
        boolean wrong = problems.stream().anyMatch(problem -> place(problem) == row.line());
        return StyledLine.of(Cells.padLeft(String.valueOf(row.line() + 1), digits), Role.DIM)
                .plus(wrong ? glyphs.sign(Sign.FAILED) : " ", Role.BAD);
    }

    private StyledLine content(Row row, boolean focused) {
        if (row.problem().isPresent()) {
            return StyledLine.of(row.problem().get(), Role.BAD);
        }
        Role role = focused && row.line() == lines.row() ? Role.FIELD : Role.TEXT;
        return StyledLine.of(lines.line(row.line()), role).skip(left);
    }

    @Override
    public List<Binding> bindings() {
        return List.of(
                Binding.of(Key.Code.TAB, "indent"),
                Binding.of(Key.Code.ENTER, "new line"),
                new Binding(Key.ctrl('k'), "clear to the right"));
    }
}
