package io.scaleguide.tui.wizard;

import io.scaleguide.tui.input.Input;
import io.scaleguide.tui.input.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Inputs by their words: {@code Tab}, {@code Ctrl-P}, {@code ?}, {@code type:abc}, {@code paste:abc}. */
final class Keys {
    private static final String TYPE = "type:";
    private static final String PASTE = "paste:";
    private static final String CTRL = "Ctrl-";

    private static final Map<String, Key.Code> CODES = Arrays.stream(Key.Code.values())
            .filter(code -> code != Key.Code.CHARACTER)
            .collect(Collectors.toMap(code -> Key.of(code).words(), Function.identity()));

    private Keys() {}

    static List<Input> of(String words) {
        if (words.startsWith(TYPE)) {
            return words.substring(TYPE.length())
                    .codePoints()
                    .mapToObj(point -> pressed(Key.typed(Character.toString(point))))
                    .toList();
        }
        if (words.startsWith(PASTE)) {
            return List.of(new Input.Pasted(words.substring(PASTE.length())));
        }
        if (words.startsWith(CTRL)) {
            return List.of(pressed(Key.ctrl(Character.toLowerCase(words.charAt(CTRL.length())))));
        }
        return List.of(pressed(CODES.containsKey(words) ? Key.of(CODES.get(words)) : Key.typed(words)));
    }

    private static Input pressed(Key key) {
        return new Input.Pressed(key);
    }
}
