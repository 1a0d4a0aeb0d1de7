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
    private static final int NUMBER = 256;

    private static final int[] XTERM = {
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
        0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff
    };

    private Palette() {}

    /**
     * Reads a colour.
     *
     * @param text {@code #rrggbb}, or one of the 16 names, as {@code red} and {@code bright-red}
     * @return the colour; empty when it is none
     */
    public static Optional<Colour> parse(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (isHex(word)) {
            return Optional.of(rgb(Integer.parseInt(word.substring(1), 16)));
        }
        boolean bright = word.startsWith(BRIGHT);
        int number = NAMES.indexOf(bright ? word.substring(BRIGHT.length()) : word);
        return number < 0 ? Optional.empty() : Optional.of(new Colour.Ansi(bright ? number + NAMES.size() : number));
    }

    /**
     * A colour as {@link #parse} reads it.
     *
     * @param colour one of the 16, or one by its parts; any other is given by its parts
     * @return the word
     */
    static String word(Colour colour) {
        if (colour instanceof Colour.Ansi ansi) {
            return (ansi.number() < NAMES.size() ? "" : BRIGHT) + NAMES.get(ansi.number() % NAMES.size());
        }
        Colour.Rgb rgb = rgb(colour);
        return String.format(Locale.ROOT, "#%02x%02x%02x", rgb.red(), rgb.green(), rgb.blue());
    }

    /** Whether it is a number sign and six digits; each colour of a theme is asked, before the first frame. */
    private static boolean isHex(String word) {
        boolean hex = word.length() == 7 && word.charAt(0) == '#';
        for (int i = 1; hex && i < word.length(); i++) {
            hex = Character.digit(word.charAt(i), 16) >= 0 && word.charAt(i) < 128;
        }
        return hex;
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
        int same = number(wanted);
        if (same >= 0) {
            return new Colour.Indexed(same);
        }
        Lab lab = Lab.of(wanted);
        return new Colour.Indexed(
                nearest(IntStream.range(CUBE, NUMBER).boxed().toList(), number -> lab.distance(Labs.ALL.get(number))));
    }

    /** With 16 colours hue matters more than lightness: a pale red must not become a grey. */
    private static Colour nearestAnsi(Colour.Rgb wanted) {
        Lab lab = Lab.of(wanted);
        List<Integer> candidates = IntStream.range(0, XTERM.length)
                .filter(number -> Labs.ALL.get(number).isGrey() == lab.isGrey())
                .boxed()
                .toList();
        return new Colour.Ansi(nearest(candidates, number -> lab.distanceByHue(Labs.ALL.get(number))));
    }

    private static int nearest(List<Integer> numbers, ToDoubleFunction<Integer> distance) {
        return numbers.stream().min(Comparator.comparingDouble(distance)).orElse(0);
    }

    /** Which of the 240 it is, as those of the shipped themes are: then none is nearer, and there is nothing to reckon. Negative where it is none. */
    private static int number(Colour.Rgb colour) {
        int red = step(colour.red());
        int green = step(colour.green());
        int blue = step(colour.blue());
        if (red >= 0 && green >= 0 && blue >= 0) {
            return CUBE + 36 * red + 6 * green + blue;
        }
        int grey = colour.red();
        boolean isGrey = grey == colour.green() && grey == colour.blue() && grey >= 8 && grey <= 238 && grey % 10 == 8;
        return isGrey ? GREYS + (grey - 8) / 10 : -1;
    }

    /** The step of a level; negative where it is none. */
    private static int step(int level) {
        if (level == 0) {
            return 0;
        }
        return level >= 95 && (level - 55) % 40 == 0 ? (level - 55) / 40 : -1;
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

    /** Where every colour lies; reckoned when the first one is to be fitted, which a terminal of all colours never asks for. */
    private static final class Labs {
        private static final List<Lab> ALL = IntStream.range(0, NUMBER)
                .mapToObj(number -> Lab.of(indexed(number)))
                .toList();
    }
}
