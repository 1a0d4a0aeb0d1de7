package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.app.Asking;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.form.Buttons;
import io.scaleguide.tui.form.Column;
import io.scaleguide.tui.form.FormField;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.widget.NumberEditor;
import io.scaleguide.tui.widget.TextEditor;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A small form as a sheet: a number, a text, and a button that asks first. */
final class FormSheet implements Sheet {
    static final SheetOffer OFFER = new SheetOffer(Key.typed("w"), "order", "Orders", FormSheet::new);

    private final Consumer<String> note;
    private final FormField amount = new FormField(
            "Amount",
            6,
            "How many, 1 to 9.",
            new NumberEditor(
                    "3",
                    "pieces",
                    new NumberEditor.Limits(
                            Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.valueOf(9)), BigDecimal.ONE)),
            this::check);
    private final FormField name = new FormField("Name", 6, "What is ordered.", new TextEditor("pods"), this::check);
    private final Buttons buttons = new Buttons();
    private final Column column = new Column();
    private Optional<Asking> asking = Optional.empty();
    private boolean done;

    private FormSheet(Consumer<String> note) {
        this.note = note;
        name.aside("was pods");
    }

    private void check() {
        boolean fits = amount.value().matches("[1-9]");
        amount.complain(fits ? Optional.empty() : Optional.of("It is 1 to 9."));
    }

    private void order() {
        asking = Optional.of(new Asking("Order", "Order " + amount.value() + "?", "Order", false, () -> {
            note.accept("Ordered " + amount.value() + " " + name.value() + ".");
            done = true;
        }));
    }

    @Override
    public String title() {
        return "Order";
    }

    @Override
    public void open(PanelView view) {
        done = false;
        buttons.set(List.of(KeyedCommand.named("Order them", "Orders", this::order)));
        column.set(List.of(amount, name, buttons));
        column.focusFirst();
    }

    @Override
    public void refresh(PanelView view) {}

    @Override
    public boolean done() {
        return done;
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
        return false;
    }

    @Override
    public boolean typing() {
        return column.typing();
    }

    @Override
    public List<KeyedCommand> commands() {
        return List.of(KeyedCommand.shown(Key.of(Key.Code.F5), "order", "Orders", this::order));
    }

    @Override
    public List<Copyable> copyables() {
        return List.of(new Copyable("order", amount.value() + " " + name.value()));
    }

    @Override
    public Optional<Asking> asks() {
        Optional<Asking> question = asking;
        asking = Optional.empty();
        return question;
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs) {
        column.draw(canvas, area, glyphs);
    }
}
