package io.scaleguide.tui.wizard;

import io.scaleguide.document.DocumentProblem;
import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.wizard.FieldView;
import io.scaleguide.guide.wizard.Offer;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.form.FieldKeys;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.widget.Choice;
import io.scaleguide.tui.widget.ChoiceEditor;
import io.scaleguide.tui.widget.Choices;
import io.scaleguide.tui.widget.Editor;
import io.scaleguide.tui.widget.FlagEditor;
import io.scaleguide.tui.widget.NumberEditor;
import io.scaleguide.tui.widget.SecretEditor;
import io.scaleguide.tui.widget.TextEditor;
import io.scaleguide.tui.widget.Widget;
import io.scaleguide.tui.widget.YamlEditor;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What edits one field, of whatever type; what is typed is handed on at once. */
sealed interface FieldEditing {
    Widget widget();

    int rows(boolean focused);

    boolean handle(Key key);

    boolean paste(String text);

    boolean click(Area area, Point at);

    void refresh(FieldView view, boolean focused);

    boolean untouched();

    /** Forgets what was typed here and cannot be seen in the view; what can be seen comes from there again. */
    default void forget() {}

    /** What is shown of it while it does not have the focus; empty where what edits it shows itself. */
    default Optional<String> summary() {
        return Optional.empty();
    }

    default void enter() {}

    /**
     * What edits a field.
     *
     * @param view the field
     * @param typed takes each answer as it is typed
     * @param offer asks for names to choose from
     */
    static FieldEditing of(FieldView view, Consumer<String> typed, Runnable offer) {
        return view.field().type() == FieldDefinition.Type.SECRET
                ? new OfSecret(view, typed)
                : new OfText(view, typed, offer);
    }

    /** A key: what was typed cannot be read back from the view, and is not. */
    final class OfSecret implements FieldEditing {
        private final Consumer<String> typed;
        private SecretEditor editor;

        private OfSecret(FieldView view, Consumer<String> typed) {
            this.typed = typed;
            this.editor = new SecretEditor(words(view));
        }

        private static String words(FieldView view) {
            return view.set() ? "set" : "not set";
        }

        @Override
        public Widget widget() {
            return editor;
        }

        @Override
        public int rows(boolean focused) {
            return 1;
        }

        @Override
        public boolean handle(Key key) {
            return tell(editor.handle(key));
        }

        @Override
        public boolean paste(String text) {
            return tell(editor.paste(text.strip()));
        }

        @Override
        public boolean click(Area area, Point at) {
            return editor.click(area, at);
        }

        private boolean tell(boolean handled) {
            if (handled) {
                typed.accept(editor.reveal());
            }
            return handled;
        }

        @Override
        public void refresh(FieldView view, boolean focused) {
            if (!editor.isSet() && !focused) {
                editor = new SecretEditor(words(view));
            }
        }

        @Override
        public void forget() {
            editor.clear();
        }

        @Override
        public boolean untouched() {
            return !editor.isSet();
        }
    }

    /** Anything that may be seen. */
    final class OfText implements FieldEditing {
        private final FieldDefinition field;
        private final Consumer<String> typed;
        private final Runnable offer;
        private Editor editor;
        private String told;
        private Offer offered = new Offer.None();
        private boolean edited;

        private OfText(FieldView view, Consumer<String> typed, Runnable offer) {
            this.field = view.field();
            this.typed = typed;
            this.offer = offer;
            this.editor = editor(view);
            this.told = view.value();
        }

        private static Editor editor(FieldView view) {
            FieldDefinition field = view.field();
            boolean named = field.names().isPresent();
            return switch (field.type()) {
                case NUMBER ->
                    new NumberEditor(
                            view.value(),
                            field.unit().orElse(""),
                            new NumberEditor.Limits(
                                    field.minimum().map(BigDecimal::valueOf),
                                    field.maximum().map(BigDecimal::valueOf),
                                    BigDecimal.ONE));
                case FLAG -> new FlagEditor(view.value().equals("true"));
                case CHOICE -> chooser(view, field.choices(), false);
                case YAML -> new YamlEditor(view.value());
                case TEXT, DURATION, SECRET ->
                    named ? new ChoiceEditor(view.value(), true) : new TextEditor(view.value());
            };
        }

        private static ChoiceEditor chooser(FieldView view, List<String> choices, boolean free) {
            ChoiceEditor editor = new ChoiceEditor(view.value(), free);
            editor.offer(new Choices.Listed(choices.stream().map(Choice::of).toList()));
            return editor;
        }

        @Override
        public Widget widget() {
            return editor;
        }

        @Override
        public int rows(boolean focused) {
            return focused || !(editor instanceof YamlEditor) ? editor.rows(focused) : 1;
        }

        @Override
        public Optional<String> summary() {
            long lines = editor.value().lines().count();
            String words = lines == 0 ? "none" : lines == 1 ? "1 line" : lines + " lines";
            return editor instanceof YamlEditor ? Optional.of(words) : Optional.empty();
        }

        @Override
        public void enter() {
            edited = false;
            if (field.names().isPresent()) {
                offer.run();
            }
        }

        @Override
        public boolean handle(Key key) {
            boolean handled = tell(editor.handle(FieldKeys.of(editor, key)));
            // The first Esc ends the typing, and only the next one is for the step.
            boolean ends = !handled && edited && key.code() == Key.Code.ESCAPE;
            edited &= !ends;
            return handled || ends;
        }

        @Override
        public boolean paste(String text) {
            return tell(editor.paste(text));
        }

        @Override
        public boolean click(Area area, Point at) {
            return tell(editor.click(area, at));
        }

        private boolean tell(boolean handled) {
            edited |= handled;
            if (!editor.value().equals(told)) {
                told = editor.value();
                typed.accept(told);
            }
            return handled;
        }

        @Override
        public void refresh(FieldView view, boolean focused) {
            if (!focused && !editor.value().strip().equals(view.value())) {
                editor = editor(view);
                told = view.value();
                offered = new Offer.None();
            }
            // The same names again would take back what the arrows have chosen.
            if (editor instanceof ChoiceEditor chooser && !view.offer().equals(offered)) {
                offered = view.offer();
                offered(offered, chooser);
            }
            if (editor instanceof YamlEditor yaml) {
                yaml.mark(view.atLines().stream()
                        .map((DocumentProblem problem) -> new YamlEditor.Problem(problem.line(), problem.message()))
                        .toList());
            }
        }

        private static void offered(Offer offer, ChoiceEditor chooser) {
            if (offer instanceof Offer.Reading) {
                chooser.offer(new Choices.Loading());
            } else if (offer instanceof Offer.Names names) {
                chooser.offer(new Choices.Listed(
                        names.names().stream().map(Choice::of).toList()));
            } else if (offer instanceof Offer.Unreadable unreadable) {
                chooser.offer(new Choices.Failed(unreadable.why()));
            }
        }

        @Override
        public boolean untouched() {
            return !edited && !(editor instanceof YamlEditor);
        }
    }
}
