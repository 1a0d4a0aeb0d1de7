package io.scaleguide.tui.demo;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.widget.Binding;
import io.scaleguide.tui.widget.KeyBar;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The two rows below the page: what a demonstration says, and, while it has the keys, what they do. */
final class DemoStrip {
    private DemoStrip() {}

    /** {@code spoken}: whether something else is said there that somebody has asked for. */
    static void draw(Canvas canvas, Presenter presenter, boolean spoken) {
        Area rows = canvas.area().bottom(2);
        boolean has = presenter.mode() == Presenter.Mode.PLAYING || presenter.mode() == Presenter.Mode.PAUSED;
        if (!spoken || has) {
            canvas.fill(rows.top(1), Role.TEXT);
            canvas.put(rows.column(), rows.row(), words(presenter));
        }
        if (has) {
            canvas.hideCursor();
            Area bar = rows.bottom(1);
            canvas.fill(bar, Role.TEXT);
            StyledLine others = StyledLine.of("any other key: you take over", Role.DIM);
            KeyBar.draw(canvas, bar.withoutLeft(1).withoutRight(others.width() + 2), keys(presenter));
            canvas.put(bar.columns() - others.width() - 1, bar.row(), others);
        }
    }

    private static StyledLine words(Presenter presenter) {
        return switch (presenter.mode()) {
            case PLAYING ->
                tag(" DEMO ", Role.PRACTICE).plus(time(presenter), Role.DIM).plus(presenter.says(), Role.TEXT);
            case PAUSED ->
                tag(" DEMO ", Role.PRACTICE).plus(time(presenter), Role.DIM).plus("It is paused.", Role.WARN);
            case YOURS ->
                tag(" DEMO waits ", Role.WARN)
                        .plus(" " + presenter.says() + " ", Role.TEXT)
                        .plus(Presenter.HAND_BACK.words(), Role.KEY)
                        .plus(" goes on with it.", Role.DIM);
            case OVER -> tag(" DEMO ", Role.PRACTICE).plus(" It is over; the keys are yours.", Role.TEXT);
        };
    }

    private static StyledLine tag(String words, Role role) {
        return StyledLine.of(words, role);
    }

    private static String time(Presenter presenter) {
        return " " + clock(presenter.elapsed()) + " of " + clock(presenter.length()) + "  ";
    }

    private static String clock(Duration length) {
        return String.format(Locale.ROOT, "%d:%02d", length.toMinutes(), length.toSecondsPart());
    }

    private static List<Binding> keys(Presenter presenter) {
        String next = presenter
                .left()
                .map(left -> "on, else in " + (left.toSeconds() + 1) + " s")
                .orElse("on");
        return List.of(
                Binding.typed(" ", presenter.mode() == Presenter.Mode.PAUSED ? "play" : "pause"),
                new Binding(Key.of(Key.Code.RIGHT), next),
                new Binding(Key.ctrl('c'), "leave"));
    }
}
