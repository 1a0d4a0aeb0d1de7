package io.scaleguide.tui.wizard;

import io.scaleguide.guide.wizard.FieldView;
import io.scaleguide.guide.wizard.Offer;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.form.FieldRow;
import io.scaleguide.tui.form.Item;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.widget.Binding;
import io.scaleguide.tui.widget.Widget;
import java.util.List;
import java.util.stream.Stream;

/** A field of the form: its label, what edits it, where the answer came from, and, while it has the focus or is wrong, words about it. */
final class FieldItem implements Item {
    private final FieldEditing editing;
    private final int longestLabel;
    private FieldView view;
    private boolean complains;

    /** {@code longestLabel}: of all fields of the form, in cells, so that they stand below each other. */
    FieldItem(FieldView view, FieldEditing editing, int longestLabel) {
        this.view = view;
        this.editing = editing;
        this.longestLabel = longestLabel;
    }

    FieldView view() {
        return view;
    }

    /** Takes in the answer as it stands; {@code focused} fields keep what is being typed. */
    void refresh(FieldView now, boolean focused) {
        view = now;
        editing.refresh(now, focused);
    }

    /** From now on it says what is wrong also where it was left empty. */
    void complain() {
        complains = true;
    }

    /** What was typed here is of no more interest. */
    void forget() {
        editing.forget();
    }

    List<Binding> bindings() {
        return editing.widget().bindings();
    }

    @Override
    public boolean focusable() {
        return true;
    }

    @Override
    public boolean typing() {
        return true;
    }

    /** Whether {@code ?} and {@code :} would be the first of something that is typed here, and so may mean something else. */
    boolean untouched() {
        return editing.untouched();
    }

    @Override
    public void enter() {
        editing.enter();
    }

    @Override
    public boolean handle(Key key) {
        return editing.handle(key);
    }

    @Override
    public boolean paste(String text) {
        return editing.paste(text);
    }

    @Override
    public boolean click(Area area, Point at) {
        return editing.click(row(true).inside(area), at);
    }

    @Override
    public int rows(int columns, boolean focused) {
        return editing.rows(focused) + below(columns, focused).size();
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        FieldRow row = row(focused);
        row.draw(canvas, area, glyphs, focused);
        Area place = row.inside(area);
        Widget widget = editing.widget();
        if (focused || editing.summary().isEmpty()) {
            widget.draw(canvas, place, glyphs, focused);
        } else {
            canvas.put(place, 0, StyledLine.of(editing.summary().get(), Role.FIELD), glyphs);
        }
        int line = 0;
        for (StyledLine words : below(area.columns(), focused)) {
            canvas.put(row.below(area), line++, words, glyphs);
        }
    }

    private FieldRow row(boolean focused) {
        return new FieldRow(
                view.field().label(), longestLabel, source(), source().equals("needed"), editing.rows(focused));
    }

    private String source() {
        boolean missing = !view.set() && view.problem().isPresent();
        return missing ? "needed" : view.source();
    }

    /** A label that was cut stands before its help. */
    private String help(int columns) {
        String label = view.field().label();
        return row(true).cuts(columns)
                ? label + ": " + view.field().help()
                : view.field().help();
    }

    private List<StyledLine> below(int columns, boolean focused) {
        int width = Math.max(1, columns - FieldRow.INDENT);
        boolean wrong = view.problem().isPresent() && (view.set() || complains);
        List<StyledLine> problem =
                wrong ? StyledLine.wrapped("Wrong: " + view.problem().orElse(""), Role.BAD, width) : List.of();
        List<StyledLine> unread = focused && view.offer() instanceof Offer.Unreadable unreadable
                ? StyledLine.wrapped("No names to choose from: " + unreadable.why(), Role.WARN, width)
                : List.of();
        List<StyledLine> help = focused ? StyledLine.wrapped(help(columns), Role.DIM, width) : List.of();
        return Stream.of(problem, unread, help).flatMap(List::stream).toList();
    }
}
