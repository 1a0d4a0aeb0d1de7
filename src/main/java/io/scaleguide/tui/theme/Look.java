package io.scaleguide.tui.theme;

import java.util.Optional;

/**
 * How a role looks.
 *
 * @param foreground the text's colour; empty for the terminal's own
 * @param background the background; empty for the terminal's own
 * @param bold whether bold
 * @param underline whether underlined
 * @param reverse whether foreground and background change places
 */
public record Look(
        Optional<Colour> foreground, Optional<Colour> background, boolean bold, boolean underline, boolean reverse) {
    /** The terminal's own look. */
    public static final Look PLAIN = new Look(Optional.empty(), Optional.empty(), false, false, false);
}
