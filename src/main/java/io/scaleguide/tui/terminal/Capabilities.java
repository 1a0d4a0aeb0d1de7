package io.scaleguide.tui.terminal;

import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.theme.ColourDepth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the terminal can show, as far as the environment tells.
 *
 * @param depth how many colours
 * @param unicode whether it shows more than ASCII
 * @param light whether its background is light; empty when nothing says so
 * @param obstacle why there can be no full screen, a sentence; empty when there can
 */
public record Capabilities(ColourDepth depth, boolean unicode, Optional<Boolean> light, Optional<String> obstacle) {
    /** The smallest full screen. */
    public static final Size SMALLEST = new Size(80, 24);

    private static final int TRUE_COLOURS = 1 << 24;
    private static final int INDEXED_COLOURS = 256;
    private static final int ANSI_COLOURS = 8;

    /** Variables with which someone who listens to the screen asks for plain lines: ours, that of charm's huh, and that of gh. */
    private static final List<String> PLAIN_LINES = List.of("SCALEGUIDE_LINE", "ACCESSIBLE", "GH_ACCESSIBLE_PROMPTER");

    private static final List<String> NO = List.of("", "0", "false", "no", "off", "disabled");

    /**
     * What is known of the terminal itself.
     *
     * @param input whether the standard input is a terminal
     * @param output whether the standard output is one
     * @param type its name, as in TERM; empty when unknown
     * @param colours how many colours the terminal's description has; 0 for none or unknown
     * @param size its size, 0x0 when unknown
     * @param windows whether this is Windows, where neither TERM nor the locale say anything
     */
    public record Facts(boolean input, boolean output, String type, int colours, Size size, boolean windows) {}

    /**
     * Decides.
     *
     * @param facts what is known of the terminal
     * @param environment the process's environment
     * @return what the terminal can show
     */
    public static Capabilities of(Facts facts, Map<String, String> environment) {
        return new Capabilities(
                depth(facts, environment),
                unicode(facts, environment),
                light(environment),
                obstacle(facts, environment));
    }

    private static ColourDepth depth(Facts facts, Map<String, String> environment) {
        // https://no-color.org and https://bixense.com/clicolors
        boolean forced = yes(environment, "CLICOLOR_FORCE");
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("CLICOLOR", "1").equals("0") && !forced;
        if (refused) {
            return ColourDepth.NONE;
        }
        ColourDepth told = told(facts, environment);
        return told == ColourDepth.NONE && forced ? ColourDepth.ANSI : told;
    }

    private static ColourDepth told(Facts facts, Map<String, String> environment) {
        String colorterm = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
        if (dumb(facts.type())) {
            return ColourDepth.NONE;
        }
        if (colorterm.equals("truecolor")
                || colorterm.equals("24bit")
                || facts.type().endsWith("-direct")
                || facts.colours() >= TRUE_COLOURS) {
            return ColourDepth.TRUE;
        }
        if (facts.type().endsWith("256color") || facts.colours() >= INDEXED_COLOURS) {
            return ColourDepth.INDEXED;
        }
        return facts.colours() >= ANSI_COLOURS ? ColourDepth.ANSI : ColourDepth.NONE;
    }

    private static boolean unicode(Facts facts, Map<String, String> environment) {
        if (facts.windows()) {
            return true;
        }
        // In the order in which setlocale looks.
        String locale = List.of("LC_ALL", "LC_CTYPE", "LANG").stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return locale.contains("utf-8") || locale.contains("utf8");
    }

    /** rxvt, Konsole and others say "foreground;background", some with a word between, each one of the 16 colours. */
    private static Optional<Boolean> light(Map<String, String> environment) {
        String colours = environment.getOrDefault("COLORFGBG", "");
        String background = colours.substring(colours.lastIndexOf(';') + 1);
        if (!colours.contains(";") || !background.matches("\\d|1[0-5]")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(background);
        return Optional.of(number == 7 || number > 8);
    }

    private static Optional<String> obstacle(Facts facts, Map<String, String> environment) {
        Optional<String> asked =
                PLAIN_LINES.stream().filter(name -> yes(environment, name)).findFirst();
        if (!facts.input()) {
            return Optional.of("The input is not a terminal.");
        }
        if (!facts.output()) {
            return Optional.of("The output is not a terminal.");
        }
        if (asked.isPresent()) {
            return Optional.of(asked.get() + " is set.");
        }
        if (dumb(facts.type())) {
            return Optional.of(
                    facts.type().isEmpty()
                            ? "TERM does not say what the terminal is."
                            : "The terminal cannot move its cursor (TERM=" + facts.type() + ").");
        }
        Size size = facts.size();
        return size.columns() >= SMALLEST.columns() && size.rows() >= SMALLEST.rows()
                ? Optional.empty()
                : Optional.of("The terminal has " + size.columns() + "x" + size.rows()
                        + " characters; the full screen needs " + SMALLEST.columns() + "x" + SMALLEST.rows() + ".");
    }

    private static boolean dumb(String type) {
        return type.isEmpty() || type.equals("unknown") || type.startsWith("dumb");
    }

    private static boolean yes(Map<String, String> environment, String name) {
        return !NO.contains(environment.getOrDefault(name, "").toLowerCase(Locale.ROOT));
    }
}
