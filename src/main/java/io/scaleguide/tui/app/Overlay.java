package io.scaleguide.tui.app;

import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.input.Key;
import io.scaleguide.tui.widget.Binding;
import io.scaleguide.tui.widget.Command;
import io.scaleguide.tui.widget.CommandPalette;
import io.scaleguide.tui.widget.Dialog;
import io.scaleguide.tui.widget.HelpOverlay;
import io.scaleguide.tui.widget.Widget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Something over the page that takes every key until it is done, and what follows from it then. */
final class Overlay {
    private static final String YES = "yes";

    private final Widget widget;
    private final BooleanSupplier done;
    private final Supplier<Optional<Runnable>> then;

    private Overlay(Widget widget, BooleanSupplier done, Supplier<Optional<Runnable>> then) {
        this.widget = widget;
        this.done = done;
        this.then = then;
    }

    static Overlay of(Asking asking) {
        Dialog dialog = new Dialog(
                asking.title(),
                asking.text(),
                asking.danger() ? Role.DANGER : Role.BORDER_FOCUS,
                List.of(new Dialog.Button("no", "No"), new Dialog.Button(YES, asking.yes())),
                0);
        return new Overlay(dialog, () -> dialog.answer().isPresent(), () -> dialog.answer()
                .filter(YES::equals)
                .map(answer -> asking.then()));
    }

    static Overlay of(CommandPalette palette, Consumer<Command> chosen) {
        return new Overlay(
                palette, palette::isClosed, () -> palette.run().map(command -> () -> chosen.accept(command)));
    }

    static Overlay help(List<KeyedCommand> commands) {
        Map<String, List<Binding>> groups = new LinkedHashMap<>();
        for (KeyedCommand command : commands) {
            command.key().ifPresent(key -> groups.computeIfAbsent(command.group(), name -> new ArrayList<>())
                    .add(new Binding(key, command.what())));
        }
        HelpOverlay help = new HelpOverlay(groups.entrySet().stream()
                .map(group -> new HelpOverlay.Group(group.getKey(), group.getValue()))
                .toList());
        return new Overlay(help, help::isClosed, Optional::empty);
    }

    boolean done() {
        return done.getAsBoolean();
    }

    /** What is to be done once it is done. */
    Optional<Runnable> then() {
        return then.get();
    }

    void handle(Key key) {
        widget.handle(key);
    }

    void paste(String text) {
        widget.paste(text);
    }

    void click(Area area, Point at) {
        widget.click(area, at);
    }

    void scroll(int lines) {
        widget.scroll(lines);
    }

    void draw(Canvas canvas, Area area, Glyphs glyphs) {
        widget.draw(canvas, area, glyphs, true);
    }

    List<Binding> bindings() {
        return widget.bindings();
    }
}
