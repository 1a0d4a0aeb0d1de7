package io.scaleguide.tui.dump;

import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Cell;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.theme.Colour;
import io.scaleguide.tui.theme.ColourDepth;
import io.scaleguide.tui.theme.Look;
import io.scaleguide.tui.theme.Palette;
import io.scaleguide.tui.theme.Theme;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A screen as lines with colours, for {@code cat} on a terminal (SGR of ECMA-48, 8.3.117, and xterm's colours). */
public final class AnsiDump {
    private static final String RESET = "\u001b[0m";

    private AnsiDump() {}

    /**
     * Writes a screen.
     *
     * @param canvas the screen
     * @param theme how roles look
     * @param depth how many colours there may be
     * @return a line for each row, each with its end; every line ends in the terminal's own look
     */
    public static String write(Canvas canvas, Theme theme, ColourDepth depth) {
        return String.join("\n", rows(canvas, theme, depth)) + "\n";
    }

    /**
     * Writes a screen row by row.
     *
     * @param canvas the screen
     * @param theme how roles look
     * @param depth how many colours there may be
     * @return the rows, from the top; every one ends in the terminal's own look
     */
    public static List<String> rows(Canvas canvas, Theme theme, ColourDepth depth) {
        Map<Role, String> codes = new EnumMap<>(Role.class);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < canvas.size().rows(); row++) {
            rows.add(row(canvas, row, role -> codes.computeIfAbsent(role, one -> codes(theme.look(one), depth))));
        }
        return rows;
    }

    private static String row(Canvas canvas, int row, Function<Role, String> codes) {
        StringBuilder text = new StringBuilder();
        String now = "";
        for (int column = 0; column < canvas.size().columns(); column++) {
            Cell cell = canvas.cell(column, row);
            String wanted = codes.apply(cell.role());
            if (!wanted.equals(now)) {
                text.append(now.isEmpty() ? "" : RESET).append(wanted);
                now = wanted;
            }
            text.append(cell.text());
        }
        return text.append(now.isEmpty() ? "" : RESET).toString();
    }

    /** What sets a look; empty for the terminal's own. */
    private static String codes(Look look, ColourDepth depth) {
        List<String> codes = new ArrayList<>();
        if (look.bold()) {
            codes.add("1");
        }
        if (look.underline()) {
            codes.add("4");
        }
        if (look.reverse()) {
            codes.add("7");
        }
        look.foreground().flatMap(any -> Palette.fit(any, depth)).ifPresent(colour -> codes.add(code(colour, 30)));
        look.background().flatMap(any -> Palette.fit(any, depth)).ifPresent(colour -> codes.add(code(colour, 40)));
        return codes.isEmpty() ? "" : "\u001b[" + String.join(";", codes) + "m";
    }

    /** @param base 30 for the foreground, 40 for the background */
    private static String code(Colour colour, int base) {
        if (colour instanceof Colour.Ansi ansi) {
            return String.valueOf(ansi.number() < 8 ? base + ansi.number() : base + 60 + ansi.number() - 8);
        }
        if (colour instanceof Colour.Indexed indexed) {
            return base + 8 + ";5;" + indexed.number();
        }
        Colour.Rgb rgb = (Colour.Rgb) colour;
        return base + 8 + ";2;" + rgb.red() + ";" + rgb.green() + ";" + rgb.blue();
    }
}
