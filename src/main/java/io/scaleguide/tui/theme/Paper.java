package io.scaleguide.tui.theme;

/**
 * What a theme takes the terminal's own colours to be: they cannot be seen from here, but a picture of the screen needs
 * them, and so does whoever chooses colours that can be read on them.
 *
 * @param foreground the colour of text that has none of its own
 * @param background the colour behind text that has none of its own
 */
public record Paper(Colour.Rgb foreground, Colour.Rgb background) {
    /** Light grey on nearly black. */
    public static final Paper DARK = new Paper(new Colour.Rgb(0xe4, 0xe4, 0xe4), new Colour.Rgb(0x1c, 0x1c, 0x1c));
}
