package io.scaleguide.tui.wizard;

import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.Size;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.form.Buttons;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.widget.ScrollPane;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A step that is read: its plan, its progress, its failure or its end, with a program's own lines below and the buttons at the bottom. */
final class ReadPane implements StepPane {
    private static final String GROUP = "Reading";

    /** The least that a pane is of use with. */
    private static final int LEAST_ROWS = 3;

    /** With fewer rows than these, why a step failed and what to do matter more than a program's lines. */
    private static final int ROWS_FOR_BOTH = 24;

    private final Clock clock;
    private final ZoneId zone;
    private final Buttons buttons = new Buttons();
    private final ScrollPane body;
    private final ScrollPane log = new ScrollPane(true);
    private StepView step;
    private boolean cancelling;
    private boolean hasLog;
    private boolean folded;
    private Place focus;
    private Area bodyArea = Area.of(new Size(0, 0));
    private Area logArea = bodyArea;
    private Area buttonArea = bodyArea;

    private enum Place {
        BUTTONS,
        BODY,
        LOG
    }

    ReadPane(Clock clock, ZoneId zone, StepView step) {
        this.clock = clock;
        this.zone = zone;
        this.step = step;
        this.body = new ScrollPane(step.stage().busy());
        if (Reading.endsBest(step)) {
            body.toEnd();
        }
        // While something runs, an Enter too many must not stop it.
        this.focus = step.stage().busy() ? Place.BODY : Place.BUTTONS;
    }

    @Override
    public void refresh(WizardView view, List<KeyedCommand> acts) {
        step = view.step();
        cancelling = view.cancelling();
        buttons.set(acts);
    }

    @Override
    public boolean handle(Key key) {
        if (pane().isAsking()) {
            return pane().handle(key);
        }
        return switch (key.code()) {
            case TAB -> turn(1);
            case BACK_TAB -> turn(-1);
            default -> focus == Place.BUTTONS && buttons.focusable() && buttons.handle(key) || pane().handle(key);
        };
    }

    /** Where keys to scroll and search go: while the buttons have the focus, to what grows. */
    private ScrollPane pane() {
        return focus == Place.LOG || focus == Place.BUTTONS && hasLog && !folded ? log : body;
    }

    private boolean turn(int by) {
        List<Place> places = hasLog ? List.of(Place.values()) : List.of(Place.BUTTONS, Place.BODY);
        focus = places.get(Math.floorMod(places.indexOf(focus) + by, places.size()));
        return true;
    }

    @Override
    public boolean paste(String text) {
        return pane().paste(text);
    }

    @Override
    public boolean click(Point at) {
        if (buttonArea.contains(at)) {
            focus = Place.BUTTONS;
            return buttons.click(buttonArea, at);
        }
        if (bodyArea.contains(at) || logArea.contains(at)) {
            focus = logArea.contains(at) ? Place.LOG : Place.BODY;
            return true;
        }
        return false;
    }

    @Override
    public boolean scroll(Point at, int lines) {
        return (logArea.contains(at) ? log : body).scroll(lines);
    }

    @Override
    public boolean typing() {
        return pane().isAsking();
    }

    @Override
    public List<KeyedCommand> keys() {
        List<KeyedCommand> keys = new ArrayList<>();
        pane().bindings()
                .forEach(binding -> keys.add(new KeyedCommand(
                        Optional.of(binding.key()),
                        binding.what(),
                        GROUP,
                        binding.key().equals(Key.typed("/")),
                        () -> pane().handle(binding.key()))));
        keys.add(KeyedCommand.shown(Key.of(Key.Code.TAB), "other part", GROUP, () -> turn(1)));
        return keys;
    }

    @Override
    public List<Copyable> copyables() {
        List<Copyable> all = new ArrayList<>(Reading.copyables(step));
        if (hasLog) {
            all.add(new Copyable("helm's lines", log.text()));
        }
        return all;
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, long turn) {
        Reading reading = Reading.of(step, new Reading.Manner(zone, clock.instant(), glyphs, turn), cancelling);
        int columns = Math.max(1, area.columns());
        hasLog = !reading.log().isEmpty();
        int row = 0;
        for (StyledLine line : wrap(reading.head(), columns)) {
            canvas.put(area, row++, line, glyphs);
        }
        int bottom = buttons.rows(columns, true);
        buttonArea = area.bottom(bottom);
        buttons.draw(canvas, buttonArea, glyphs, focus == Place.BUTTONS);
        Area middle = area.withoutTop(row + 1).withoutBottom(bottom + 1);
        split(middle);
        body.show(wrap(reading.body(), columns));
        body.draw(canvas, bodyArea, glyphs, focus == Place.BODY);
        if (hasLog) {
            title(canvas, glyphs);
            log.show(wrap(reading.log(), columns));
            log.draw(canvas, logArea.withoutTop(1), glyphs, focus == Place.LOG);
        }
    }

    private void split(Area middle) {
        folded = hasLog && step.stage() instanceof Stage.Failed && focus != Place.LOG && middle.rows() < ROWS_FOR_BOTH;
        int open = folded ? 1 : Math.max(LEAST_ROWS, middle.rows() * 2 / 5);
        int logRows = hasLog ? open : 0;
        bodyArea = middle.withoutBottom(logRows);
        logArea = middle.bottom(logRows);
    }

    private void title(Canvas canvas, Glyphs glyphs) {
        String rule = glyphs.sign(Sign.HORIZONTAL).repeat(logArea.columns());
        canvas.put(logArea, 0, StyledLine.of(rule, focus == Place.LOG ? Role.BORDER_FOCUS : Role.BORDER), glyphs);
        canvas.put(logArea.column() + 2, logArea.row(), folded ? " helm's lines: Tab " : " helm ", Role.TITLE);
    }

    /** Behind the signs and the indents, which are all two cells wide. */
    private static List<StyledLine> wrap(List<StyledLine> lines, int columns) {
        return lines.stream()
                .flatMap((StyledLine line) -> line.wrapBehind(columns, 2).stream())
                .toList();
    }
}
