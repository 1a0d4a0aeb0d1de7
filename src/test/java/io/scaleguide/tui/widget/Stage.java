package io.scaleguide.tui.widget;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.input.Key;

/** A widget on a small screen, with the focus: keys go in, text comes out. */
final class Stage {
    private final Widget widget;
    private final Size size;

    Stage(Widget widget, int columns, int rows) {
        this.widget = widget;
        this.size = new Size(columns, rows);
        draw();
    }

    /** Presses keys; each is followed by a new drawing, as in the program. */
    Stage press(Key.Code... codes) {
        for (Key.Code code : codes) {
            widget.handle(Key.of(code));
            draw();
        }
        return this;
    }

    Stage ctrl(String letters) {
        letters.chars().forEach(letter -> {
            widget.handle(Key.ctrl((char) letter));
            draw();
        });
        return this;
    }

    Stage type(String text) {
        text.codePoints().forEach(point -> {
            widget.handle(Key.typed(Character.toString(point)));
            draw();
        });
        return this;
    }

    Stage paste(String text) {
        widget.paste(text);
        draw();
        return this;
    }

    Stage click(int column, int row) {
        widget.click(Area.of(size), new Point(column, row));
        draw();
        return this;
    }

    Canvas draw() {
        return draw(Glyphs.UNICODE, true);
    }

    Canvas draw(Glyphs glyphs, boolean focused) {
        Canvas canvas = new Canvas(size);
        widget.draw(canvas, canvas.area(), glyphs, focused);
        return canvas;
    }

    /** What is seen, without empty rows at the end. */
    String text() {
        return draw().text().stripTrailing();
    }
}
