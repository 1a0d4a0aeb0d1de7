package io.scaleguide.tui.dump;

import io.scaleguide.tui.theme.Colour;
import java.util.Locale;

/** How SVG writes things. */
public final class SvgWords {
    private SvgWords() {}

    /**
     * A colour.
     *
     * @param colour the colour
     * @return as SVG writes it, for example {@code #1a2b3c}
     */
    public static String colour(Colour.Rgb colour) {
        return String.format(Locale.ROOT, "#%02x%02x%02x", colour.red(), colour.green(), colour.blue());
    }

    /**
     * A text in an element or an attribute.
     *
     * @param text any text
     * @return the same, with what would end it or begin something else escaped
     */
    public static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
