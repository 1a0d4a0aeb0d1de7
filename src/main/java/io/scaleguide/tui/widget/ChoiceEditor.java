package io.scaleguide.tui.widget;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import java.util.List;

/**
 * One of many, found by typing. With the focus the list stands under the field. Enter and Tab take the row that is chosen
 * and go on, as they do in other fields; Esc takes back what was typed.
 */
public final class ChoiceEditor implements Editor {
    private static final int LIST_ROWS = 6;

    private final boolean free;
    private final LineBuffer line = new LineBuffer();
    private final Rows rows = new Rows();
    private Choices choices = new Choices.Loading();
    private String value;
    private boolean typed;

    /**
     * @param value what is chosen to begin with; empty for nothing
     * @param free whether something else than a choice may be typed
     */
    public ChoiceEditor(String value, boolean free) {
        this.value = value;
        this.free = free;
        line.set(value);
    }

    /**
     * What there is to choose from. What was typed stays.
     *
     * @param choices the choices, or why there are none
     */
    public void offer(Choices choices) {
        this.choices = choices;
        point();
    }

    /** @return what is chosen; while you type, what was typed where that is a choice or may be anything */
    @Override
    public String value() {
        String text = line.text().strip();
        boolean counts = typed
                && (free || all().stream().anyMatch(choice -> choice.value().equals(text)));
        return counts ? text : value;
    }

    @Override
    public int rows(boolean focused) {
        return focused ? 2 + Math.max(1, Math.min(LIST_ROWS, all().size())) : 1;
    }

    @Override
    public boolean handle(Key key) {
        switch (key.code()) {
            case ENTER, TAB, BACK_TAB -> {
                accept();
                return false;
            }
            case ESCAPE -> {
                return takeBack();
            }
            default -> {
                return rows.handle(key) || edit(key);
            }
        }
    }

    private boolean edit(Key key) {
        boolean character = key.code() == Key.Code.CHARACTER && !key.ctrl() && !key.alt();
        if (character && !typed) {
            line.set("");
        }
        String before = line.text();
        boolean handled = line.handle(key);
        if (character || !line.text().equals(before)) {
            typed = true;
            point();
        }
        return handled;
    }

    @Override
    public boolean paste(String text) {
        if (!typed) {
            line.set("");
        }
        line.insert(text.strip());
        typed = true;
        point();
        return true;
    }

    @Override
    public boolean click(Area area, Point at) {
        int row = rows.top() + at.row() - area.row() - 1;
        boolean inList = area.withoutTop(1).withoutBottom(1).contains(at)
                && row < matches().size();
        if (!inList) {
            return false;
        }
        rows.choose(row);
        accept();
        return true;
    }

    @Override
    public boolean scroll(int lines) {
        rows.choose(Math.max(0, rows.chosen() + lines));
        return true;
    }

    private void accept() {
        List<Choice> matches = matches();
        if (rows.chosen() >= 0 && rows.chosen() < matches.size()) {
            value = matches.get(rows.chosen()).value();
        } else {
            value = value();
        }
        reset();
    }

    private boolean takeBack() {
        boolean changed = typed;
        reset();
        return changed;
    }

    private void reset() {
        typed = false;
        line.set(value);
        point();
    }

    /** Points at the value, or at the closest match; where text is free, at nothing until you go down into the list. */
    private void point() {
        List<Choice> matches = matches();
        rows.setCount(matches.size());
        int same = matches.stream()
                .map(Choice::value)
                .toList()
                .indexOf(typed ? line.text().strip() : value);
        boolean offersFirst = !free && (typed || value.isEmpty());
        rows.choose(same >= 0 ? same : offersFirst ? 0 : -1);
    }

    private List<Choice> all() {
        return choices instanceof Choices.Listed listed ? listed.all() : List.of();
    }

    private List<Choice> matches() {
        return typed ? Matcher.matching(all(), Choice::value, line.text().strip()) : all();
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        if (!focused) {
            canvas.fill(area.top(1), Role.FIELD);
            canvas.put(area, 0, StyledLine.of(value(), Role.FIELD), glyphs);
            return;
        }
        line.draw(canvas, area, Role.FOCUS, glyphs, true);
        Area list = area.withoutTop(1).withoutBottom(1);
        List<Choice> matches = matches();
        rows.show(list.rows());
        for (int i = 0; i < list.rows() && rows.top() + i < matches.size(); i++) {
            int row = rows.top() + i;
            canvas.put(list, i, row(matches.get(row), row == rows.chosen(), glyphs), glyphs);
        }
        int under = 1 + Math.min(list.rows(), matches.size());
        if (area.rows() > 1) {
            canvas.put(area, under, state(matches.size()), glyphs);
        }
    }

    private static StyledLine row(Choice choice, boolean chosen, Glyphs glyphs) {
        String pointer = chosen ? glyphs.sign(Sign.POINTER) + " " : "  ";
        StyledLine line = StyledLine.of(pointer + choice.value(), chosen ? Role.FOCUS : Role.TEXT);
        return choice.note().isEmpty() ? line : line.plus("  " + choice.note(), Role.DIM);
    }

    private StyledLine state(int matches) {
        if (choices instanceof Choices.Loading) {
            return StyledLine.of("loading" + (free ? "; or type a name" : ""), Role.BUSY);
        }
        if (choices instanceof Choices.Failed failed) {
            String typing = free ? " Type the name." : "";
            return StyledLine.of("cannot list: " + failed.reason() + typing, Role.WARN);
        }
        String none = free ? "; taken as typed" : "; nothing matches";
        boolean lost = matches == 0 && typed;
        return StyledLine.of(matches + " of " + all().size() + (lost ? none : ""), Role.DIM);
    }

    @Override
    public List<Binding> bindings() {
        return List.of(
                Binding.of(Key.Code.UP, "up the list"),
                Binding.of(Key.Code.DOWN, "down the list"),
                Binding.of(Key.Code.ENTER, "take it"),
                Binding.of(Key.Code.ESCAPE, "as it was"));
    }
}
