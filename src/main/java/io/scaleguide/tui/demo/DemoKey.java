package io.scaleguide.tui.demo;

import io.scaleguide.tui.input.Key;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Keys by the words that the screen has for them: {@code F7}, {@code Esc}, {@code Ctrl-U}, {@code s}. */
final class DemoKey {
    private static final String CTRL = "Ctrl-";

    private DemoKey() {}

    /**
     * The key of a word.
     *
     * @param words the word
     * @return the key; empty where there is none, and for what leaves or stops the program
     */
    static Optional<Key> of(String words) {
        if (words.startsWith(CTRL)) {
            String letter = words.substring(CTRL.length()).toLowerCase(Locale.ROOT);
            boolean one = letter.matches("[a-z]") && !letter.matches("[cz]");
            return one ? Optional.of(Key.ctrl(letter.charAt(0))) : Optional.empty();
        }
        if (words.codePointCount(0, words.length()) == 1) {
            return Optional.of(Key.typed(words));
        }
        return Arrays.stream(Key.Code.values())
                .filter(code -> code != Key.Code.CHARACTER)
                .map(Key::of)
                .filter(key -> key.words().equals(words))
                .findFirst();
    }
}
