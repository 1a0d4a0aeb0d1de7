package io.scaleguide.tui.widget;

import java.util.Arrays;

/** Characters that must not be seen. Its place is wiped when it moves or is cleared, and it prints as dots. */
final class SecretBuffer {
    private char[] characters = new char[64];
    private int length;

    boolean isEmpty() {
        return length == 0;
    }

    /** Controls and spaces are left out: no key has any, and what is pasted often does. */
    void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!Character.isISOControl(character) && !Character.isWhitespace(character)) {
                append(character);
            }
        }
    }

    private void append(char character) {
        if (length == characters.length) {
            char[] larger = Arrays.copyOf(characters, length * 2);
            Arrays.fill(characters, '\0');
            characters = larger;
        }
        characters[length++] = character;
    }

    void removeLast() {
        if (length > 0) {
            boolean pair = length > 1 && Character.isSurrogatePair(characters[length - 2], characters[length - 1]);
            int kept = length - (pair ? 2 : 1);
            Arrays.fill(characters, kept, length, '\0');
            length = kept;
        }
    }

    void clear() {
        Arrays.fill(characters, '\0');
        length = 0;
    }

    String reveal() {
        return new String(characters, 0, length);
    }

    @Override
    public String toString() {
        return isEmpty() ? "(not set)" : "********";
    }
}
