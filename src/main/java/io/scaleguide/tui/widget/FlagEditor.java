package io.scaleguide.tui.widget;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import java.util.List;
import java.util.Locale;

/** Yes or no. */
public final class FlagEditor implements Editor {
    private boolean yes;

    /** @param yes what it is to begin with */
    public FlagEditor(boolean yes) {
        this.yes = yes;
    }

    @Override
    public String value() {
        return String.valueOf(yes);
    }

    @Override
    public boolean handle(Key key) {
        if (key.ctrl() || key.alt()) {
            return false;
        }
        switch (key.code()) {
            case LEFT -> yes = true;
            case RIGHT -> yes = false;
            case CHARACTER -> {
                return handleLetter(key.text().toLowerCase(Locale.ROOT));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean handleLetter(String letter) {
        switch (letter) {
            case " " -> yes = !yes;
            case "y" -> yes = true;
            case "n" -> yes = false;
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean click(Area area, Point at) {
        if (!area.top(1).contains(at)) {
            return false;
        }
        yes = !yes;
        return true;
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        Role chosen = focused ? Role.FOCUS : Role.FIELD;
        StyledLine line = StyledLine.of(sign(yes, glyphs) + " yes", yes ? chosen : Role.DIM)
                .plus("   ", Role.TEXT)
                .plus(sign(!yes, glyphs) + " no", yes ? Role.DIM : chosen);
        canvas.put(area, 0, line, glyphs);
    }

    private static String sign(boolean chosen, Glyphs glyphs) {
        return glyphs.sign(chosen ? Sign.CURRENT : Sign.AHEAD);
    }

    @Override
    public List<Binding> bindings() {
        return List.of(Binding.typed(" ", "change"), Binding.typed("y", "yes"), Binding.typed("n", "no"));
    }
}
