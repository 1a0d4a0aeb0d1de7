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

/**
 * A key that is typed or pasted and never shown, nor how long it is: the screen says only whether it is set. What is typed
 * after you came here replaces what was there; so does what is pasted.
 */
public final class SecretEditor implements Widget {
    private static final int DOTS = 6;

    private final SecretBuffer secret = new SecretBuffer();
    private final String otherwise;
    private boolean typing;

    /** @param otherwise what it says while nothing has been typed here, such as {@code not set} or {@code set, from DD_API_KEY} */
    public SecretEditor(String otherwise) {
        this.otherwise = otherwise;
    }

    /** @return whether something has been typed or pasted */
    public boolean isSet() {
        return !secret.isEmpty();
    }

    /**
     * Gives the key away. Call it only where the key is handed on to be used.
     *
     * @return what was typed; empty text for nothing
     */
    public String reveal() {
        return secret.reveal();
    }

    /** Forgets what was typed and wipes it from memory, as far as a JVM can. */
    public void clear() {
        secret.clear();
        typing = false;
    }

    @Override
    public boolean handle(Key key) {
        boolean plain = !key.ctrl() && !key.alt();
        if (key.code() == Key.Code.CHARACTER && plain) {
            begin();
            secret.append(key.text());
            return true;
        }
        if (key.code() == Key.Code.BACKSPACE && plain && typing) {
            secret.removeLast();
            return true;
        }
        if (key.code() == Key.Code.BACKSPACE || key.code() == Key.Code.DELETE || key.equals(Key.ctrl('u'))) {
            clear();
            return true;
        }
        typing = false;
        return false;
    }

    @Override
    public boolean paste(String text) {
        secret.clear();
        secret.append(text);
        typing = false;
        return true;
    }

    private void begin() {
        if (!typing) {
            secret.clear();
            typing = true;
        }
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        Role role = focused ? Role.FOCUS : Role.FIELD;
        canvas.fill(area.top(1), role);
        String shown = isSet() ? glyphs.sign(Sign.BULLET).repeat(DOTS) + " set" : otherwise;
        canvas.put(area, 0, StyledLine.of(shown, role), glyphs);
        if (focused && area.rows() > 0) {
            canvas.showCursor(new Point(area.column(), area.row()));
        }
    }

    @Override
    public List<Binding> bindings() {
        return List.of(new Binding(Key.ctrl('u'), "forget it"));
    }

    @Override
    public String toString() {
        return secret.toString();
    }
}
