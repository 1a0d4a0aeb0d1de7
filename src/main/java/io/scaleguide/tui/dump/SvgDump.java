package io.scaleguide.tui.dump;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.theme.Colour;
import io.scaleguide.tui.theme.Look;
import io.scaleguide.tui.theme.Palette;
import io.scaleguide.tui.theme.Paper;
import io.scaleguide.tui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A screen as a picture in a window's frame (SVG 1.1), for a page. Each character has its own place, so that the columns
 * hold in whatever font is found; for programs that heed the first place of a text only, a text begins anew behind each wide
 * character. Lengths are in pixels.
 */
public final class SvgDump {
    private static final int CELL_WIDTH = 9;
    /** As high as the letters of common fonts, so that borders meet. */
    private static final int CELL_HEIGHT = 17;

    private static final int FONT_SIZE = 15;
    /** From a row's upper edge to the line that letters stand on. */
    private static final int BASE_LINE = 14;

    private static final int MARGIN = 12;
    private static final int TITLE_HEIGHT = 34;
    private static final int ROUNDING = 8;

    private final StringBuilder svg = new StringBuilder();
    private final Theme theme;

    private SvgDump(Theme theme) {
        this.theme = theme;
    }

    /**
     * Draws a screen.
     *
     * @param canvas the screen
     * @param theme how roles look; its paper is the background
     * @param title what the window's frame says
     * @return the picture, a whole SVG document
     */
    public static String write(Canvas canvas, Theme theme, String title) {
        SvgDump dump = new SvgDump(theme);
        dump.frame(canvas, Cells.clean(title));
        for (int row = 0; row < canvas.size().rows(); row++) {
            List<Run> runs = Run.of(canvas, row, theme);
            int y = TITLE_HEIGHT + row * CELL_HEIGHT;
            runs.forEach(run -> dump.background(run, y));
            runs.stream().flatMap(run -> run.evenly().stream()).forEach(run -> dump.text(run, y));
        }
        dump.svg.append("</svg>\n");
        return dump.svg.toString();
    }

    private void frame(Canvas canvas, String title) {
        int width = canvas.size().columns() * CELL_WIDTH + 2 * MARGIN;
        int height = canvas.size().rows() * CELL_HEIGHT + TITLE_HEIGHT + MARGIN;
        Paper paper = theme.paper();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" width="%d" height="%d" viewBox="0 0 %d %d" role="img">
                <title>%s</title>
                <style>text{font-size:%dpx;font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre}</style>
                <rect x="0.5" y="0.5" width="%d" height="%d" rx="%d" fill="%s" stroke="%s" stroke-opacity="0.35"/>
                """.formatted(
                        width,
                        height,
                        width,
                        height,
                        SvgWords.text(title),
                        FONT_SIZE,
                        width - 1,
                        height - 1,
                        ROUNDING,
                        SvgWords.colour(paper.background()),
                        SvgWords.colour(paper.foreground())));
        for (int button = 0; button < 3; button++) {
            svg.append("<circle cx=\"%d\" cy=\"17\" r=\"5\" fill=\"%s\" fill-opacity=\"0.35\"/>\n"
                    .formatted(MARGIN + 7 + button * 17, SvgWords.colour(paper.foreground())));
        }
        svg.append("<text x=\"%d\" y=\"22\" text-anchor=\"middle\" fill=\"%s\">%s</text>\n"
                .formatted(width / 2, SvgWords.colour(paper.foreground()), SvgWords.text(title)));
    }

    private void background(Run run, int y) {
        behind(run.look())
                .ifPresent(colour -> svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n"
                        .formatted(
                                x(run.column()), y, run.columns() * CELL_WIDTH, CELL_HEIGHT, SvgWords.colour(colour))));
    }

    private void text(Run run, int y) {
        if (run.text().isBlank() && !run.look().underline()) {
            return;
        }
        svg.append("<text y=\"%d\" x=\"%s\" fill=\"%s\"%s%s>%s</text>\n"
                .formatted(
                        y + BASE_LINE,
                        places(run),
                        SvgWords.colour(front(run.look())),
                        run.look().bold() ? " font-weight=\"bold\"" : "",
                        run.look().underline() ? " text-decoration=\"underline\"" : "",
                        SvgWords.text(run.text())));
    }

    /** One place for each character. */
    private static String places(Run run) {
        List<String> places = new ArrayList<>();
        int column = run.column();
        for (int point : run.text().codePoints().toArray()) {
            places.add(String.valueOf(x(column)));
            column += Cells.width(Character.toString(point));
        }
        return String.join(" ", places);
    }

    private Colour.Rgb front(Look look) {
        Optional<Colour> colour = look.reverse() ? look.background() : look.foreground();
        Colour.Rgb own =
                look.reverse() ? theme.paper().background() : theme.paper().foreground();
        return colour.map(Palette::rgb).orElse(own);
    }

    private Optional<Colour.Rgb> behind(Look look) {
        if (look.reverse()) {
            return Optional.of(
                    look.foreground().map(Palette::rgb).orElse(theme.paper().foreground()));
        }
        return look.background().map(Palette::rgb);
    }

    private static int x(int column) {
        return MARGIN + column * CELL_WIDTH;
    }
}
