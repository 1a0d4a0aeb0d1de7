package io.scaleguide.tui.widget;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import java.util.List;
import java.util.Optional;

/** Everything that can be done here, found by typing, over the screen. Takes every key until it is closed. */
public final class CommandPalette implements Widget {
    private static final int WIDEST = 60;
    private static final int LIST_ROWS = 10;

    private final String title;
    private final String choosing;
    private final List<Command> commands;
    private final LineBuffer line = new LineBuffer();
    private final Rows rows = new Rows();
    private Optional<Command> run = Optional.empty();
    private boolean closed;

    /** @param commands what can be done, the most useful first */
    public CommandPalette(List<Command> commands) {
        this("Do", "do it", commands);
    }

    /**
     * @param title what it is for
     * @param choosing what Enter does, a word or two
     * @param commands what there is to choose from, the most useful first
     */
    public CommandPalette(String title, String choosing, List<Command> commands) {
        this.title = title;
        this.choosing = choosing;
        this.commands = List.copyOf(commands);
        filter();
    }

    /** @return what is to be done; empty until it is said, and when it was closed without */
    public Optional<Command> run() {
        return run;
    }

    /** @return whether it has been closed, with a command or without */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean handle(Key key) {
        switch (key.code()) {
            case ESCAPE -> closed = true;
            case ENTER -> choose();
            default -> {
                if (!rows.handle(key) && line.handle(key)) {
                    filter();
                }
            }
        }
        return true;
    }

    @Override
    public boolean paste(String text) {
        line.insert(text.strip());
        filter();
        return true;
    }

    @Override
    public boolean click(Area area, Point at) {
        Area list = list(frame(area));
        int row = rows.top() + at.row() - list.row();
        if (list.contains(at) && row < matches().size()) {
            rows.choose(row);
            choose();
        }
        return true;
    }

    private void choose() {
        List<Command> matches = matches();
        if (!matches.isEmpty()) {
            run = Optional.of(matches.get(rows.chosen()));
            closed = true;
        }
    }

    private void filter() {
        rows.setCount(matches().size());
        rows.choose(0);
    }

    private List<Command> matches() {
        return Matcher.matching(commands, Command::words, line.text().strip());
    }

    private Area frame(Area area) {
        int height = Math.min(LIST_ROWS, commands.size()) + 4;
        return area.withoutTop(2).centred(Math.min(WIDEST, area.columns() - 2), height);
    }

    private static Area list(Area frame) {
        return frame.inset(2, 1).withoutTop(1).withoutBottom(1);
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        Area frame = frame(area);
        canvas.fill(frame, Role.TEXT);
        Area inside = canvas.box(frame, title, Role.BORDER_FOCUS, glyphs).inset(1, 0);
        line.draw(canvas, inside, Role.FOCUS, glyphs, true);
        List<Command> matches = matches();
        Area list = list(frame);
        rows.show(list.rows());
        for (int i = 0; i < list.rows() && rows.top() + i < matches.size(); i++) {
            int row = rows.top() + i;
            canvas.put(list, i, row(matches.get(row), row == rows.chosen(), list.columns(), glyphs), glyphs);
        }
        String count = matches.isEmpty() ? "nothing is called that" : matches.size() + " of " + commands.size();
        canvas.put(inside.bottom(1), 0, StyledLine.of(count, Role.DIM), glyphs);
    }

    private static StyledLine row(Command command, boolean chosen, int columns, Glyphs glyphs) {
        String key = command.key().map(Key::words).orElse("");
        String pointer = chosen ? glyphs.sign(Sign.POINTER) + " " : "  ";
        int room = columns - Cells.width(key) - 1;
        String words = Cells.cut(pointer + command.words(), room, glyphs.sign(Sign.ELLIPSIS));
        return StyledLine.of(Cells.padRight(words, room) + " ", chosen ? Role.FOCUS : Role.TEXT)
                .plus(key, Role.KEY);
    }

    @Override
    public List<Binding> bindings() {
        return List.of(Binding.of(Key.Code.ENTER, choosing), Binding.of(Key.Code.ESCAPE, "close"));
    }
}
