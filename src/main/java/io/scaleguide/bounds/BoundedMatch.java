package io.scaleguide.bounds;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions that come from outside: some take longer than anyone waits, however short the text is that they are held against. */
public final class BoundedMatch {
    /** A longer expression could overflow the stack that it is compiled with. In characters. */
    private static final int LONGEST = 1_000;

    /** The most looks at a character: an expression that means well takes some hundreds. */
    private static final int MOST_LOOKS = 100_000;

    private BoundedMatch() {}

    /**
     * @param expression a regular expression
     * @param text a text
     * @return whether it matches the whole text; not where it is no expression, or none that can be tried within the bounds
     */
    public static boolean matches(String expression, String text) {
        try {
            return expression.length() <= LONGEST
                    && Pattern.compile(expression).matcher(new Counted(text)).matches();
        } catch (PatternSyntaxException | TooManyLooksException notOne) {
            return false;
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int looks;

        private Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            looks++;
            if (looks > MOST_LOOKS) {
                throw new TooManyLooksException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.substring(from, to);
        }
    }

    private static final class TooManyLooksException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
