package io.scaleguide.tui.form;

import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.widget.Editor;
import io.scaleguide.tui.widget.NumberEditor;

/** What keys mean in a form. */
public final class FieldKeys {
    private FieldKeys() {}

    /**
     * Up and down go from field to field; a number is changed by plus and minus.
     *
     * @param editor what the key is for
     * @param key the key that was pressed
     * @return the key that the editor is to get
     */
    public static Key of(Editor editor, Key key) {
        if (!(editor instanceof NumberEditor)) {
            return key;
        }
        if (key.equals(Key.typed("+")) || key.equals(Key.typed("-"))) {
            return Key.of(key.text().equals("+") ? Key.Code.UP : Key.Code.DOWN);
        }
        boolean vertical = key.code() == Key.Code.UP || key.code() == Key.Code.DOWN;
        return vertical ? Key.of(Key.Code.TAB) : key;
    }
}
