package io.scaleguide.tui.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.input.Key.Code;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Our words for Lanterna's keys. */
final class Strokes {
    private static final Map<KeyType, Code> CODES = Map.ofEntries(
            Map.entry(KeyType.Enter, Code.ENTER),
            Map.entry(KeyType.Tab, Code.TAB),
            Map.entry(KeyType.ReverseTab, Code.BACK_TAB),
            Map.entry(KeyType.Escape, Code.ESCAPE),
            Map.entry(KeyType.Backspace, Code.BACKSPACE),
            Map.entry(KeyType.Delete, Code.DELETE),
            Map.entry(KeyType.Insert, Code.INSERT),
            Map.entry(KeyType.ArrowUp, Code.UP),
            Map.entry(KeyType.ArrowDown, Code.DOWN),
            Map.entry(KeyType.ArrowLeft, Code.LEFT),
            Map.entry(KeyType.ArrowRight, Code.RIGHT),
            Map.entry(KeyType.Home, Code.HOME),
            Map.entry(KeyType.End, Code.END),
            Map.entry(KeyType.PageUp, Code.PAGE_UP),
            Map.entry(KeyType.PageDown, Code.PAGE_DOWN),
            Map.entry(KeyType.F1, Code.F1),
            Map.entry(KeyType.F2, Code.F2),
            Map.entry(KeyType.F3, Code.F3),
            Map.entry(KeyType.F4, Code.F4),
            Map.entry(KeyType.F5, Code.F5),
            Map.entry(KeyType.F6, Code.F6),
            Map.entry(KeyType.F7, Code.F7),
            Map.entry(KeyType.F8, Code.F8),
            Map.entry(KeyType.F9, Code.F9),
            Map.entry(KeyType.F10, Code.F10),
            Map.entry(KeyType.F11, Code.F11),
            Map.entry(KeyType.F12, Code.F12));

    private Strokes() {}

    /**
     * What a stroke says.
     *
     * @param stroke as Lanterna has it
     * @return our word for it; empty when there is none
     */
    static Optional<Input> input(KeyStroke stroke) {
        if (stroke instanceof InputStroke carried) {
            return Optional.of(carried.input());
        }
        if (stroke.getKeyType() == KeyType.EOF) {
            return Optional.of(new Input.Ended());
        }
        if (stroke.getKeyType() == KeyType.Character) {
            String typed = String.valueOf(stroke.getCharacter());
            String text = stroke.isCtrlDown() ? typed.toLowerCase(Locale.ROOT) : typed;
            return Optional.of(
                    new Input.Pressed(new Key(Code.CHARACTER, text, stroke.isCtrlDown(), stroke.isAltDown(), false)));
        }
        return Optional.ofNullable(CODES.get(stroke.getKeyType()))
                .map(code -> new Input.Pressed(new Key(
                        code,
                        "",
                        stroke.isCtrlDown(),
                        stroke.isAltDown(),
                        stroke.isShiftDown() && code != Code.BACK_TAB)));
    }
}
