package io.scaleguide.tui.widget;

import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The keys that do something here, over the screen. */
public final class HelpOverlay implements Widget {
    private static final int WIDEST = 64;
    private static final Set<String> CLOSING = Set.of("?", "q");

    private final ScrollPane pane = new ScrollPane(false);
    private final int rows;
    private boolean closed;

    /**
     * Keys that belong together.
     *
     * @param title what they are for
     * @param bindings the keys
     */
    public record Group(String title, List<Binding> bindings) {
        public Group {
            bindings = List.copyOf(bindings);
        }
    }

    /** @param groups the keys; groups without any are left out */
    public HelpOverlay(List<Group> groups) {
        List<Group> shown =
                groups.stream().filter(group -> !group.bindings().isEmpty()).toList();
        int width = shown.stream()
                .flatMap(group -> group.bindings().stream())
                .mapToInt(binding -> Cells.width(binding.key().words()))
                .max()
                .orElse(0);
        List<StyledLine> lines = new ArrayList<>();
        for (Group group : shown) {
            if (!lines.isEmpty()) {
                lines.add(StyledLine.EMPTY);
            }
            lines.add(StyledLine.of(group.title(), Role.TITLE));
            group.bindings().forEach(binding -> lines.add(line(binding, width)));
        }
        rows = lines.size();
        pane.show(lines);
    }

    private static StyledLine line(Binding binding, int width) {
        return StyledLine.of("  " + Cells.padRight(binding.key().words(), width), Role.KEY)
                .plus("  " + binding.what(), Role.TEXT);
    }

    /** @return whether it has been closed */
    public boolean isClosed() {
        return closed;
    }

    /** Takes every key until it is closed: Esc, {@code ?} and {@code q} close it, unless a search is on. */
    @Override
    public boolean handle(Key key) {
        boolean letter = key.code() == Key.Code.CHARACTER && CLOSING.contains(key.text());
        if (letter && !pane.isAsking()) {
            closed = true;
        } else if (!pane.handle(key) && key.code() == Key.Code.ESCAPE) {
            closed = true;
        }
        return true;
    }

    @Override
    public boolean scroll(int lines) {
        return pane.scroll(lines);
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        Area frame = area.centred(Math.min(WIDEST, area.columns() - 2), rows + 3);
        canvas.fill(frame, Role.TEXT);
        canvas.hideCursor();
        Area inside = canvas.box(frame, "Keys", Role.BORDER_FOCUS, glyphs);
        pane.draw(canvas, inside.inset(1, 0), glyphs, focused);
    }

    @Override
    public List<Binding> bindings() {
        return List.of(Binding.of(Key.Code.ESCAPE, "close"), Binding.typed("/", "search"));
    }
}
