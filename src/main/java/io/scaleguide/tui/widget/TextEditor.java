package io.scaleguide.tui.widget;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.input.Key;
import java.util.List;

/** One line of text. Longer text moves sideways under the cursor. Line ends in pasted text become spaces. */
public final class TextEditor implements Editor {
    private final LineBuffer line = new LineBuffer();

    /** @param text the text to begin with */
    public TextEditor(String text) {
        line.set(text);
    }

    @Override
    public String value() {
        return line.text();
    }

    @Override
    public boolean handle(Key key) {
        return line.handle(key);
    }

    @Override
    public boolean paste(String text) {
        line.insert(text.strip());
        return true;
    }

    @Override
    public boolean click(Area area, Point at) {
        if (!area.top(1).contains(at)) {
            return false;
        }
        line.moveTo(line.indexAt(at.column() - area.column()));
        return true;
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        line.draw(canvas, area, focused ? Role.FOCUS : Role.FIELD, glyphs, focused);
    }

    @Override
    public List<Binding> bindings() {
        return List.of(
                new Binding(Key.ctrl('u'), "clear to the left"),
                new Binding(Key.ctrl('k'), "clear to the right"),
                new Binding(Key.ctrl('w'), "clear a word"));
    }
}
