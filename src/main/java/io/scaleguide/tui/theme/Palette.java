package io.scaleguide.tui.theme;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The colours that terminals have. The 16 of ANSI are the user's to choose; where their parts are needed, xterm's own
 * choice is taken (XTerm-col.ad in xterm's sources). The 240 others are a cube of six levels and 24 greys (256colres.pl there).
 */
public final class Palette {
    private static final List<String> NAMES =
            List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");
    private static final String BRIGHT = "bright-";
    private static final int CUBE = 16;
    private static final int GREYS = 232;
    private static final int ALL = 256;

    private static final int[] XTERM = {
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
        0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff
    };

    private static final List<Lab> LABS =
            IntStream.range(0, ALL).mapToObj(number -> Lab.of(indexed(number))).toList();

    private Palette() {}

    /**
     * Reads a colour.
     *
     * @param text {@code #rrggbb}, or one of the 16 names, as {@code red} and {@code bright-red}
     * @return the colour; empty when it is none
     */
    public static Optional<Colour> parse(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (word.matches("#[0-9a-f]{6}")) {
            return Optional.of(rgb(Integer.parseInt(word.substring(1), 16)));
        }
        boolean bright = word.startsWith(BRIGHT);
        int number = NAMES.indexOf(bright ? word.substring(BRIGHT.length()) : word);
        return number < 0 ? Optional.empty() : Optional.of(new Colour.Ansi(bright ? number + NAMES.size() : number));
    }

    /**
     * The colour that comes nearest on a terminal.
     *
     * @param colour any colour
     * @param depth what the terminal shows
     * @return a colour that it shows; the same where it can; empty where it shows none
     */
    public static Optional<Colour> fit(Colour colour, ColourDepth depth) {
        return switch (depth) {
            case NONE -> Optional.empty();
            case TRUE -> Optional.of(colour);
            case INDEXED -> Optional.of(colour instanceof Colour.Rgb exact ? nearestIndexed(exact) : colour);
            case ANSI -> Optional.of(colour instanceof Colour.Ansi ? colour : nearestAnsi(rgb(colour)));
        };
    }

    /**
     * A colour by its parts.
     *
     * @param colour any colour
     * @return the same in red, green and blue, as xterm shows it
     */
    public static Colour.Rgb rgb(Colour colour) {
        if (colour instanceof Colour.Ansi ansi) {
            return rgb(XTERM[ansi.number()]);
        }
        if (colour instanceof Colour.Indexed indexed) {
            return indexed(indexed.number());
        }
        return (Colour.Rgb) colour;
    }

    private static Colour nearestIndexed(Colour.Rgb wanted) {
        Lab lab = Lab.of(wanted);
        return new Colour.Indexed(
                nearest(IntStream.range(CUBE, ALL).boxed().toList(), number -> lab.distance(LABS.get(number))));
    }

    /** With 16 colours hue matters more than lightness: a pale red must not become a grey. */
    private static Colour nearestAnsi(Colour.Rgb wanted) {
        Lab lab = Lab.of(wanted);
        List<Integer> candidates = IntStream.range(0, XTERM.length)
                .filter(number -> LABS.get(number).isGrey() == lab.isGrey())
                .boxed()
                .toList();
        return new Colour.Ansi(nearest(candidates, number -> lab.distanceByHue(LABS.get(number))));
    }

    private static int nearest(List<Integer> numbers, ToDoubleFunction<Integer> distance) {
        return numbers.stream().min(Comparator.comparingDouble(distance)).orElse(0);
    }

    private static Colour.Rgb indexed(int number) {
        if (number < CUBE) {
            return rgb(XTERM[number]);
        }
        if (number >= GREYS) {
            int grey = 8 + 10 * (number - GREYS);
            return new Colour.Rgb(grey, grey, grey);
        }
        int place = number - CUBE;
        return new Colour.Rgb(level(place / 36), level(place / 6 % 6), level(place % 6));
    }

    private static int level(int step) {
        return step == 0 ? 0 : 55 + 40 * step;
    }

    private static Colour.Rgb rgb(int parts) {
        return new Colour.Rgb(parts >> 16 & 0xff, parts >> 8 & 0xff, parts & 0xff);
    }
}
