package io.scaleguide.text;

/**
 * Characters that every terminal gives one cell, and that nothing is composed of: a text of these alone is as it should be. Most of what is shown
 * is such text, and to see that takes a fraction of what cleaning it would.
 */
final class Plain {
    /** Those outside of whole ranges. */
    private static final String SIGNS = "–·•…←↑→↓⎈▶○●✓✗";

    private Plain() {}

    static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!is(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Printable ASCII, box drawing and block elements, Braille, and some signs. */
    static boolean is(int point) {
        if (point <= '~') {
            return point >= ' ';
        }
        return point >= 0x2500 && point <= 0x259F || point >= 0x2800 && point <= 0x28FF || SIGNS.indexOf(point) >= 0;
    }
}
