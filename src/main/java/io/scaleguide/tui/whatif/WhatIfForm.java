package io.scaleguide.tui.whatif;

import io.scaleguide.panel.whatif.Edits;
import io.scaleguide.panel.whatif.Policy;
import io.scaleguide.panel.whatif.PolicyValues;
import io.scaleguide.panel.whatif.Setting;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.form.Buttons;
import io.scaleguide.tui.form.Column;
import io.scaleguide.tui.form.FormField;
import io.scaleguide.tui.form.Item;
import io.scaleguide.tui.widget.Editor;
import io.scaleguide.tui.widget.NumberEditor;
import io.scaleguide.tui.widget.TextEditor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The fields: each is as the session has it until it is edited. */
final class WhatIfForm {
    private static final Set<Setting> UNDER_MORE = EnumSet.of(Setting.EFFECT, Setting.POD_START, Setting.DELAY);
    private static final int LONGEST_LABEL = 11;

    /** What a field was is said at its edge where it is as short as this. */
    private static final int SHORT = 5;

    private final Runnable edited;
    private final Map<Setting, FormField> fields = new EnumMap<>(Setting.class);
    private final FormField limit;
    private final Buttons buttons = new Buttons();
    private final Column column = new Column();
    private Map<Setting, String> base = Map.of();
    private Edits edits = Edits.NONE;
    private boolean more;

    /** {@code edited} is told of every other answer. */
    WhatIfForm(Runnable edited) {
        this.edited = edited;
        for (Setting setting : Setting.values()) {
            fields.put(setting, field(setting, FieldWords.of(setting)));
        }
        this.limit = new FormField(
                FieldWords.LIMIT.label(), LONGEST_LABEL, FieldWords.LIMIT.help(), new TextEditor(""), this::checkLimit);
        place();
    }

    private FormField field(Setting setting, FieldWords words) {
        return new FormField(words.label(), LONGEST_LABEL, words.help(), editor(setting, ""), () -> typed(setting));
    }

    private static Editor editor(Setting setting, String text) {
        return setting == Setting.MINIMUM || setting == Setting.MAXIMUM
                ? new NumberEditor(
                        text,
                        "replicas",
                        new NumberEditor.Limits(Optional.of(BigDecimal.ONE), Optional.empty(), BigDecimal.ONE))
                : new TextEditor(text);
    }

    private void place() {
        List<Item> items = new ArrayList<>();
        fields.forEach((setting, field) -> {
            if (more || !UNDER_MORE.contains(setting)) {
                items.add(field);
            }
        });
        items.add(limit);
        items.add(buttons);
        column.set(items);
    }

    Column column() {
        return column;
    }

    void buttons(List<KeyedCommand> commands) {
        buttons.set(commands);
    }

    boolean isMore() {
        return more;
    }

    /** Shows what the replay takes for granted, or does not. */
    void toggleMore() {
        more = !more;
        place();
    }

    private void typed(Setting setting) {
        FormField field = field(setting);
        edits = edits.with(setting, field.value()).without(base);
        field.complain(field.value().isEmpty() ? Optional.empty() : setting.problem(field.value()));
        sayWhatItWas(setting);
        edited.run();
    }

    private FormField field(Setting setting) {
        return Objects.requireNonNull(fields.get(setting), "every setting has its field");
    }

    private void checkLimit() {
        limit.complain(Optional.empty());
        edited.run();
    }

    /** What is wanted; empty while a field is wrong. */
    Optional<Edits> wanted() {
        boolean wrong = edits.texts().entrySet().stream()
                .anyMatch(one -> one.getKey().problem(one.getValue()).isPresent());
        return wrong ? Optional.empty() : Optional.of(edits);
    }

    /** The search's limit; empty, and said so at the field, while it is none. */
    OptionalLong limit() {
        try {
            return OptionalLong.of(PolicyValues.milli("The limit", limit.value()));
        } catch (IllegalArgumentException e) {
            limit.complain(Optional.of(String.valueOf(e.getMessage())));
            column.focus(limit);
            return OptionalLong.empty();
        }
    }

    /** Whether keys go to the limit. */
    boolean isAtLimit() {
        return column.focused(limit);
    }

    /** Takes in what the session says; what was edited stays, and so does what is being typed. */
    void base(Map<Setting, String> now) {
        base = now;
        edits = edits.without(base);
        for (Setting setting : Setting.values()) {
            FormField field = field(setting);
            boolean typing = column.focused(field) && field.typing();
            if (!typing && !edits.texts().containsKey(setting)) {
                put(setting, text(setting));
            }
            sayWhatItWas(setting);
        }
    }

    private String text(Setting setting) {
        return Optional.ofNullable(base.get(setting)).orElse("");
    }

    private void put(Setting setting, String text) {
        FormField field = field(setting);
        if (!field.value().equals(text)) {
            field.replace(editor(setting, text));
        }
        field.complain(Optional.empty());
    }

    /** Fills a policy in, in place of what was edited of it. */
    void fill(Policy policy) {
        Edits filled = edits;
        for (Map.Entry<Setting, String> one : Edits.of(policy).entrySet()) {
            filled = filled.with(one.getKey(), one.getValue());
            put(one.getKey(), one.getValue());
        }
        edits = filled.without(base);
        fields.keySet().forEach(this::sayWhatItWas);
    }

    /** Everything is as the session has it. */
    void asItWas() {
        edits = Edits.NONE;
        for (Setting setting : Setting.values()) {
            put(setting, text(setting));
            sayWhatItWas(setting);
        }
        edited.run();
    }

    /** What has the focus is as the session has it. */
    void forget() {
        fields.forEach((setting, field) -> {
            if (column.focused(field)) {
                put(setting, text(setting));
                typed(setting);
            }
        });
    }

    private void sayWhatItWas(Setting setting) {
        String was = text(setting);
        boolean other = edits.texts().containsKey(setting);
        field(setting).aside(!other ? "" : was.isEmpty() || was.length() > SHORT ? "changed" : "was " + was);
    }
}
