package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.StyledLine;
import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The sheets that can be laid over the boxes, and the one that is. */
final class Sheets {
    private final List<Offered> all;
    private Optional<Offered> open = Optional.empty();

    private record Offered(SheetOffer offer, Sheet sheet) {}

    Sheets(List<SheetOffer> offers, Consumer<String> note) {
        this.all = offers.stream()
                .map(offer -> new Offered(offer, offer.sheet().apply(note)))
                .toList();
    }

    /** The sheet that lies over the boxes; empty when they are seen. */
    Optional<Sheet> open() {
        return open.map(Offered::sheet);
    }

    /** Tells the sheet of the moment, and takes it away when it is done. */
    void refresh(PanelView view) {
        open().ifPresent(sheet -> sheet.refresh(view));
        open = open.filter(one -> !one.sheet().done());
    }

    /** A key while a sheet is open. */
    boolean handle(Key key) {
        if (open.isEmpty() || open.get().sheet().handle(key)) {
            return open.isPresent();
        }
        if (key.code() == Key.Code.ESCAPE) {
            open = Optional.empty();
            return true;
        }
        return false;
    }

    /** What opens them. */
    List<KeyedCommand> offers(PanelView view) {
        return all.stream()
                .map(one -> KeyedCommand.shown(
                        one.offer().key(), one.offer().what(), one.offer().group(), () -> open(one, view)))
                .toList();
    }

    private void open(Offered one, PanelView view) {
        one.sheet().open(view);
        open = Optional.of(one);
    }

    /** What can be done on the one that is open. */
    List<KeyedCommand> commands() {
        List<KeyedCommand> commands = new ArrayList<>();
        open.ifPresent(one -> {
            commands.addAll(one.sheet().commands());
            commands.add(KeyedCommand.shown(
                    Key.of(Key.Code.ESCAPE), "close", one.offer().group(), () -> open = Optional.empty()));
        });
        return commands;
    }

    void draw(Canvas canvas, Area area, Glyphs glyphs) {
        open().ifPresent(sheet -> {
            new Rule(StyledLine.of(sheet.title() + " ", Rule.role(true)), StyledLine.EMPTY, true)
                    .draw(canvas, area.top(1), glyphs);
            sheet.draw(canvas, area.withoutTop(1), glyphs);
        });
    }
}
