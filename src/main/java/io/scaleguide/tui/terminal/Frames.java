package io.scaleguide.tui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.terminal.Terminal;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.theme.Theme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Knows what the terminal shows, and writes what is to change. The screen is never cleared: that flashes. Not safe for threads. */
final class Frames {
    private final Terminal terminal;
    private final Control control;
    private final Painter painter;
    private List<List<Ink>> shown = List.of();
    private Optional<Drawing> drawing = Optional.empty();
    private Size size = new Size(0, 0);
    private Optional<Point> cursor = Optional.empty();

    /** What was shown last, and how it looked. */
    private record Drawing(Canvas canvas, Theme theme) {
        private boolean hasRow(Canvas other, Theme otherTheme, int row) {
            return theme.equals(otherTheme) && canvas.sameRow(other, row);
        }
    }

    Frames(Terminal terminal, Control control, Painter painter) {
        this.terminal = terminal;
        this.control = control;
        this.painter = painter;
    }

    /** What the terminal shows is no longer known: the next frame writes every cell. */
    void forget() {
        shown = List.of();
        drawing = Optional.empty();
        cursor = Optional.empty();
    }

    /**
     * Shows a canvas.
     *
     * @param canvas what to show; not drawn on any more
     * @param theme how it looks
     * @param now the terminal's size
     * @throws IOException when the terminal is gone
     */
    void show(Canvas canvas, Theme theme, Size now) throws IOException {
        if (now.columns() != size.columns() || now.rows() != size.rows()) {
            forget();
            size = now;
        }
        List<List<Ink>> wanted = new ArrayList<>(now.rows());
        List<Run> runs = new ArrayList<>();
        for (int row = 0; row < now.rows(); row++) {
            int which = row;
            if (drawing.filter(last -> last.hasRow(canvas, theme, which)).isPresent()) {
                wanted.add(shown.get(row));
                continue;
            }
            List<Ink> inks = painter.row(canvas, theme, row, now.columns());
            wanted.add(inks);
            runs.addAll(Run.changed(row, shown.isEmpty() ? List.of() : shown.get(row), inks));
        }
        Optional<Point> place = canvas.cursor().filter(at -> at.column() < now.columns() && at.row() < now.rows());
        if (runs.isEmpty() && place.equals(cursor)) {
            return;
        }
        write(runs, place);
        shown = wanted;
        drawing = Optional.of(new Drawing(canvas, theme));
        cursor = place;
    }

    private void write(List<Run> runs, Optional<Point> place) throws IOException {
        control.beginFrame();
        // On a terminal that shows a frame as it comes, the cursor would be seen to run over it.
        if (cursor.isPresent() && (!runs.isEmpty() || place.isEmpty())) {
            terminal.setCursorVisible(false);
        }
        Optional<Ink> look = Optional.empty();
        for (Run run : runs) {
            if (look.filter(run.look()::looksLike).isEmpty()) {
                set(run.look().paint());
            }
            look = Optional.of(run.look());
            terminal.setCursorPosition(run.column(), run.row());
            terminal.putString(run.text());
        }
        if (!runs.isEmpty()) {
            terminal.resetColorAndSGR();
        }
        if (place.isPresent()) {
            terminal.setCursorPosition(
                    new TerminalPosition(place.get().column(), place.get().row()));
            if (cursor.isEmpty() || !runs.isEmpty()) {
                terminal.setCursorVisible(true);
            }
        }
        control.endFrame();
        terminal.flush();
    }

    private void set(Paint look) throws IOException {
        terminal.resetColorAndSGR();
        if (!look.foreground().equals(TextColor.ANSI.DEFAULT)) {
            terminal.setForegroundColor(look.foreground());
        }
        if (!look.background().equals(TextColor.ANSI.DEFAULT)) {
            terminal.setBackgroundColor(look.background());
        }
        for (SGR mark : look.marks()) {
            terminal.enableSGR(mark);
        }
    }
}
