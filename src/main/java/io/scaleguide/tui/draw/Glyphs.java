package io.scaleguide.tui.draw;

import java.util.List;

/** Which signs a terminal can draw. */
public enum Glyphs {
    /** A terminal with Unicode. */
    UNICODE(List.of("▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"), List.of("⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏")),
    /** Any terminal. */
    ASCII(List.of("_", ".", ":", "-", "=", "+", "*", "#"), List.of("|", "/", "-", "\\"));

    private final List<String> levels;
    private final List<String> frames;

    Glyphs(List<String> levels, List<String> frames) {
        this.levels = levels;
        this.frames = frames;
    }

    /**
     * How a sign is drawn.
     *
     * @param sign which
     * @return one character, one cell wide
     */
    public String sign(Sign sign) {
        return this == UNICODE ? sign.unicode() : sign.ascii();
    }

    /**
     * A bar of one cell.
     *
     * @param share how full, 0 to 1; less and more count as these
     * @return one character of eight, one cell wide
     */
    public String level(double share) {
        int last = levels.size() - 1;
        return levels.get((int) Math.round(Math.max(0, Math.min(1, share)) * last));
    }

    /**
     * A sign of something under way, that turns.
     *
     * @param turn how often it has turned, from 0
     * @return one character, one cell wide
     */
    public String spinner(long turn) {
        return frames.get((int) Math.floorMod(turn, (long) frames.size()));
    }
}
