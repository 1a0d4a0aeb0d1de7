package io.scaleguide.tui.wizard;

import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.wizard.CheckView;
import io.scaleguide.guide.wizard.FieldView;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.guide.wizard.Wizard;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.text.Cells;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.form.Buttons;
import io.scaleguide.tui.form.Column;
import io.scaleguide.tui.form.Item;
import io.scaleguide.tui.form.TextItem;
import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A step that is asked: its fields, what its checks say already, and what can be done. */
final class AskPane implements StepPane {
    private static final String GROUP = "Fields";

    private final Wizard wizard;
    private final List<FieldItem> fields;
    private final Buttons buttons = new Buttons();
    private final Column column = new Column();
    private StepView step;
    private boolean placed;

    AskPane(Wizard wizard, StepView step) {
        this.wizard = wizard;
        this.step = step;
        this.fields = step.fields().stream().map(this::item).toList();
    }

    private FieldItem item(FieldView view) {
        String id = view.field().id();
        int longest = step.fields().stream()
                .mapToInt(field -> Cells.width(field.field().label()))
                .max()
                .orElse(0);
        return new FieldItem(
                view, FieldEditing.of(view, value -> wizard.answer(id, value), () -> wizard.offer(id)), longest);
    }

    @Override
    public void refresh(WizardView view, List<KeyedCommand> acts) {
        step = view.step();
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).refresh(step.fields().get(i), column.focused(fields.get(i)));
        }
        buttons.set(acts);
    }

    /** Shows what is missing: somebody wanted to go on. */
    void complain() {
        fields.forEach(FieldItem::complain);
        fields.stream()
                .filter(field -> field.view().problem().isPresent())
                .findFirst()
                .ifPresent(column::focus);
    }

    @Override
    public boolean handle(Key key) {
        return column.handle(key);
    }

    @Override
    public boolean paste(String text) {
        return column.paste(text);
    }

    @Override
    public boolean click(Point at) {
        return column.click(at);
    }

    @Override
    public boolean scroll(Point at, int lines) {
        return column.handle(Key.of(lines < 0 ? Key.Code.BACK_TAB : Key.Code.TAB));
    }

    @Override
    public boolean typing() {
        return focused().filter(field -> !field.untouched()).isPresent();
    }

    private Optional<FieldItem> focused() {
        return fields.stream().filter(column::focused).findFirst();
    }

    @Override
    public List<KeyedCommand> keys() {
        List<KeyedCommand> keys = new ArrayList<>();
        if (!tabIsTyped()) {
            keys.add(KeyedCommand.shown(
                    Key.of(Key.Code.TAB), "next field", GROUP, () -> column.handle(Key.of(Key.Code.TAB))));
        }
        keys.add(KeyedCommand.listed(
                Key.of(Key.Code.BACK_TAB), "field before", GROUP, () -> column.handle(Key.of(Key.Code.BACK_TAB))));
        focused().ifPresent(field -> {
            keys.add(KeyedCommand.listed(
                    Key.ctrl('r'), "answer as it was before you typed", GROUP, () -> forget(field)));
            field.bindings()
                    .forEach(binding -> keys.add(KeyedCommand.listed(
                            binding.key(), binding.what(), GROUP, () -> field.handle(binding.key()))));
        });
        return keys;
    }

    /** Where several lines are edited, Tab sets in. */
    private boolean tabIsTyped() {
        return focused().stream().flatMap(field -> field.bindings().stream()).anyMatch(binding -> binding.key()
                .equals(Key.of(Key.Code.TAB)));
    }

    private void forget(FieldItem field) {
        wizard.forget(field.view().field().id());
        field.forget();
        column.focusFirst();
    }

    @Override
    public List<Copyable> copyables() {
        List<Copyable> all = new ArrayList<>();
        focused().ifPresent(field -> copyable(field.view(), all));
        fields.stream().filter(field -> !column.focused(field)).forEach(field -> copyable(field.view(), all));
        return all;
    }

    private static void copyable(FieldView view, List<Copyable> all) {
        if (view.field().type() != FieldDefinition.Type.SECRET && view.set()) {
            all.add(new Copyable(view.field().label(), view.value()));
        }
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs, long turn) {
        List<Item> items = new ArrayList<>();
        items.add(new TextItem(List.of(StyledLine.of(step.explanation().strip(), Role.DIM), StyledLine.EMPTY), 0));
        items.addAll(fields);
        if (!fields.isEmpty()) {
            items.add(new TextItem(List.of(StyledLine.EMPTY), 0));
        }
        if (!step.checks().isEmpty()) {
            items.add(new TextItem(checks(glyphs, turn), 2));
        }
        items.add(buttons);
        column.set(items);
        if (!placed) {
            placed = true;
            focusWhatIsMissing();
        }
        column.draw(canvas, area, glyphs);
    }

    /** You begin where something is missing, else at the button that goes on. */
    private void focusWhatIsMissing() {
        column.focus(fields.stream()
                .filter(field -> field.view().problem().isPresent())
                .findFirst()
                .<Item>map(field -> field)
                .orElse(buttons));
    }

    private List<StyledLine> checks(Glyphs glyphs, long turn) {
        List<StyledLine> lines = new ArrayList<>();
        for (CheckView check : step.checks()) {
            lines.add(StyledLine.of(sign(check.level(), glyphs, turn) + " ", role(check.level()))
                    .plus(check.message(), Role.TEXT));
        }
        lines.add(StyledLine.EMPTY);
        return lines;
    }

    private static String sign(CheckView.Level level, Glyphs glyphs, long turn) {
        return switch (level) {
            case BUSY -> glyphs.spinner(turn);
            case OK -> glyphs.sign(Sign.DONE);
            case WARNING -> glyphs.sign(Sign.WARNING);
            case BAD -> glyphs.sign(Sign.FAILED);
        };
    }

    private static Role role(CheckView.Level level) {
        return switch (level) {
            case BUSY -> Role.BUSY;
            case OK -> Role.OK;
            case WARNING -> Role.WARN;
            case BAD -> Role.BAD;
        };
    }
}
