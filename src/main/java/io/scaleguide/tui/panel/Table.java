package io.scaleguide.tui.panel;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import java.util.ArrayList;
import java.util.List;

/** Rows in columns, as kubectl prints them. Some columns give way where there is too little room. */
final class Table {
    /** As kubectl has it. */
    static final int GAP = 3;

    /** What a column that gives way keeps. */
    private static final int LEAST = 9;

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    private final int gap;
    private final List<Integer> giving;

    /**
     * @param header the columns' names
     * @param gap the spaces between two columns
     * @param giving the columns that give way, the first one first: their texts lose their beginnings
     */
    Table(List<String> header, int gap, List<Integer> giving) {
        this.gap = gap;
        this.giving = giving;
        add(header, Role.TITLE);
    }

    void add(List<String> row, Role role) {
        rows.add(row.stream().map(Cells::clean).toList());
        roles.add(role);
    }

    /** The lines, the header first. */
    List<StyledLine> lines(int columns, Glyphs glyphs) {
        int[] widths = widths();
        int over = gap * (widths.length - 1) - columns;
        for (int width : widths) {
            over += width;
        }
        for (int column : giving) {
            int given = Math.max(0, Math.min(over, widths[column] - LEAST));
            widths[column] -= given;
            over -= given;
        }
        List<StyledLine> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.add(StyledLine.of(line(rows.get(i), widths, glyphs), roles.get(i)));
        }
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], Cells.width(row.get(column)));
            }
        }
        return widths;
    }

    private String line(List<String> row, int[] widths, Glyphs glyphs) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String text = Cells.cutLeft(row.get(column), widths[column], glyphs.sign(Sign.ELLIPSIS));
            boolean last = column == widths.length - 1;
            line.append(last ? text : Cells.padRight(text, widths[column]) + " ".repeat(gap));
        }
        return line.toString().stripTrailing();
    }
}
