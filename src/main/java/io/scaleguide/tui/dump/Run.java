package io.scaleguide.tui.dump;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.theme.Look;
import io.scaleguide.tui.theme.Theme;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells beside each other that look the same.
 *
 * @param column the first one's column, from 0
 * @param text their characters
 * @param look how they look
 */
record Run(int column, String text, Look look) {
    /** @return how many cells */
    int columns() {
        return Cells.width(text);
    }

    /** @return the same in parts: a wide character ends its part */
    List<Run> evenly() {
        List<Run> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int start = column;
        for (int point : text.codePoints().toArray()) {
            String character = Character.toString(point);
            part.append(character);
            if (Cells.width(character) > 1) {
                parts.add(new Run(start, part.toString(), look));
                start += Cells.width(part.toString());
                part.setLength(0);
            }
        }
        if (!part.isEmpty()) {
            parts.add(new Run(start, part.toString(), look));
        }
        return parts;
    }

    /**
     * A row as runs.
     *
     * @param canvas the screen
     * @param row which row, from 0
     * @param theme how roles look
     * @return the runs, from left to right; together they cover the row
     */
    static List<Run> of(Canvas canvas, int row, Theme theme) {
        List<Run> runs = new ArrayList<>();
        int column = 0;
        while (column < canvas.size().columns()) {
            Look look = theme.look(canvas.cell(column, row).role());
            StringBuilder text = new StringBuilder();
            int start = column;
            while (column < canvas.size().columns()
                    && theme.look(canvas.cell(column, row).role()).equals(look)) {
                text.append(canvas.cell(column, row).text());
                column++;
            }
            runs.add(new Run(start, text.toString(), look));
        }
        return runs;
    }
}
