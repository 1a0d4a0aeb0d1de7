package io.scaleguide.tui.form;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.widget.Binding;
import io.scaleguide.tui.widget.Editor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A field of a form whose answer is read where it is edited. While it has the focus it says what it is for, and what is wrong at any time. */
public final class FormField implements Item {
    private final String label;
    private final int longestLabel;
    private final String help;
    private final Runnable typed;
    private Editor editor;
    private String told;
    private Optional<String> problem = Optional.empty();
    private String aside = "";
    private boolean edited;

    /**
     * @param label what it is called
     * @param longestLabel of all fields of the form, in cells
     * @param help what it is for and how it is written, a sentence or two
     * @param editor what edits it, with the answer to begin with
     * @param typed is told that there is another answer; not when the same one is put in again
     */
    public FormField(String label, int longestLabel, String help, Editor editor, Runnable typed) {
        this.label = label;
        this.longestLabel = longestLabel;
        this.help = help;
        this.editor = editor;
        this.typed = typed;
        this.told = editor.value();
    }

    /** @return what it is called */
    public String label() {
        return label;
    }

    /** @return the answer as it stands, without spaces around it; empty text for none */
    public String value() {
        return editor.value().strip();
    }

    /**
     * Puts another answer in without telling of it.
     *
     * @param other what edits it from now on
     */
    public void replace(Editor other) {
        editor = other;
        told = other.value();
        edited = false;
    }

    /**
     * Says what is wrong with the answer.
     *
     * @param words a sentence; empty when nothing is
     */
    public void complain(Optional<String> words) {
        problem = words;
    }

    /**
     * Says something at the right edge, for example what the answer was.
     *
     * @param words a few words; empty for nothing
     */
    public void aside(String words) {
        aside = words;
    }

    /** @return the keys that do something in it beside typing */
    public List<Binding> bindings() {
        return editor.bindings();
    }

    @Override
    public boolean focusable() {
        return true;
    }

    /** Before anything was typed {@code ?} and {@code :} may mean something else. */
    @Override
    public boolean typing() {
        return edited;
    }

    @Override
    public void enter() {
        edited = false;
    }

    @Override
    public boolean handle(Key key) {
        return tell(editor.handle(FieldKeys.of(editor, key)));
    }

    @Override
    public boolean paste(String text) {
        return tell(editor.paste(text));
    }

    @Override
    public boolean click(Area area, Point at) {
        return tell(editor.click(row(true).inside(area), at));
    }

    private boolean tell(boolean handled) {
        edited |= handled;
        if (!editor.value().equals(told)) {
            told = editor.value();
            typed.run();
        }
        return handled;
    }

    @Override
    public int rows(int columns, boolean focused) {
        return editor.rows(focused) + words(columns, focused).size();
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, boolean focused) {
        FieldRow row = row(focused);
        row.draw(canvas, area, glyphs, focused);
        editor.draw(canvas, row.inside(area), glyphs, focused);
        int line = 0;
        for (StyledLine words : words(area.columns(), focused)) {
            canvas.put(row.below(area), line++, words, glyphs);
        }
    }

    private FieldRow row(boolean focused) {
        return new FieldRow(label, longestLabel, aside, false, editor.rows(focused));
    }

    private List<StyledLine> words(int columns, boolean focused) {
        int width = Math.max(1, columns - FieldRow.INDENT);
        List<StyledLine> words = new ArrayList<>();
        problem.ifPresent(wrong -> words.addAll(StyledLine.wrapped("Wrong: " + wrong, Role.BAD, width)));
        if (focused) {
            words.addAll(StyledLine.wrapped(help, Role.DIM, width));
        }
        return words;
    }
}
