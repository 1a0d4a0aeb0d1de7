package io.scaleguide.tui.input;

/**
 * A bracketed paste as it comes in: line ends become {@code \n}, and control characters are dropped, so that what is pasted can
 * neither press a key nor hide anything.
 */
final class Paste {
    /** The longest paste, in UTF-16 code units; what is beyond is dropped. */
    static final int LONGEST = 1 << 20;

    private static final String END = "\u001b[201~";

    private final StringBuilder text = new StringBuilder();
    private int ending;
    private boolean afterReturn;

    /**
     * Takes the next unit.
     *
     * @param unit a UTF-16 code unit
     * @return whether the paste ends with it
     */
    boolean endsWith(char unit) {
        if (unit == END.charAt(ending)) {
            ending++;
            return ending == END.length();
        }
        String notTheEnd = END.substring(0, ending);
        ending = 0;
        notTheEnd.chars().forEach(each -> append((char) each));
        if (unit == END.charAt(0)) {
            ending = 1;
        } else {
            append(unit);
        }
        return false;
    }

    /** @return what was pasted */
    String text() {
        int length = text.length();
        // Cut where it was too long: never through a character.
        boolean half = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, half ? length - 1 : length);
    }

    private void append(char unit) {
        boolean lineFeedOfReturn = unit == '\n' && afterReturn;
        afterReturn = unit == '\r';
        char taken = unit == '\r' ? '\n' : unit;
        boolean control = Character.isISOControl(taken) && taken != '\n' && taken != '\t';
        if (!lineFeedOfReturn && !control && text.length() < LONGEST) {
            text.append(taken);
        }
    }
}
