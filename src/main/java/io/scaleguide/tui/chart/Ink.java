package io.scaleguide.tui.chart;

import java.util.List;

/** What dots are drawn with: how many are in a cell, and the character for each pattern. */
public enum Ink {
    /** Two by four dots a cell; for terminals whose font has Braille. */
    BRAILLE(2, 4),
    /** Two by two dots a cell. */
    BLOCK(2, 2),
    /** One by three dots a cell; for any terminal. */
    ASCII(1, 3);

    /** By the dots at the upper left (1), upper right (2), lower left (4) and lower right (8). */
    private static final List<String> QUARTERS =
            List.of(" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█");

    /** By the dots above (1), in the middle (2) and below (4). */
    private static final List<String> THIRDS = List.of(" ", "'", "-", "|", ".", ":", "|", "|");

    /** Unicode's numbering of the eight dots, row by row. */
    private static final int[] BRAILLE_BITS = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};

    private static final int BRAILLE_START = 0x2800;

    private final int across;
    private final int down;

    Ink(int across, int down) {
        this.across = across;
        this.down = down;
    }

    /** @return the dots beside each other in a cell */
    public int across() {
        return across;
    }

    /** @return the dots above each other in a cell */
    public int down() {
        return down;
    }

    /**
     * The character for some dots.
     *
     * @param dots a bit for each dot, row by row, the lowest for the upper left one
     * @return one character, one cell wide; a space for no dots
     */
    String cell(int dots) {
        return switch (this) {
            case BRAILLE -> dots == 0 ? " " : Character.toString(BRAILLE_START + braille(dots));
            case BLOCK -> QUARTERS.get(dots);
            case ASCII -> THIRDS.get(dots);
        };
    }

    private static int braille(int dots) {
        int bits = 0;
        for (int i = 0; i < BRAILLE_BITS.length; i++) {
            bits |= (dots >> i & 1) * BRAILLE_BITS[i];
        }
        return bits;
    }
}
