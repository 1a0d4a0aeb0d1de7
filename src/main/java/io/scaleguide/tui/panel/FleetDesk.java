package io.scaleguide.tui.panel;

import io.scaleguide.tui.app.Asking;
import io.scaleguide.tui.app.Copyable;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.app.Page;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Point;
import io.scaleguide.tui.input.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A fleet, and the panel of the HPA that was opened from it. */
public final class FleetDesk implements Page {
    private final Fleet fleet;
    private final FleetPage list;
    private Optional<PanelPage> opened = Optional.empty();

    /** @param fleet the HPAs */
    public FleetDesk(Fleet fleet) {
        this.fleet = fleet;
        this.list = new FleetPage(fleet, this::open);
    }

    private void open(FleetRow row) {
        opened = Optional.of(new PanelPage(fleet.open(row)));
    }

    private void back() {
        opened = Optional.empty();
    }

    private Page page() {
        return opened.<Page>map(panel -> panel).orElse(list);
    }

    @Override
    public void refresh() {
        page().refresh();
    }

    /** Esc that undoes nothing on a panel goes back to the fleet. */
    @Override
    public boolean handle(Key key) {
        if (page().handle(key)) {
            return true;
        }
        boolean leaves = key.code() == Key.Code.ESCAPE && opened.isPresent();
        if (leaves) {
            back();
        }
        return leaves;
    }

    @Override
    public boolean paste(String text) {
        return page().paste(text);
    }

    @Override
    public boolean click(Point at) {
        return page().click(at);
    }

    @Override
    public boolean scroll(Point at, int lines) {
        return page().scroll(at, lines);
    }

    @Override
    public void draw(Canvas canvas, Area area, Glyphs glyphs) {
        page().draw(canvas, area, glyphs);
    }

    @Override
    public boolean typing() {
        return page().typing();
    }

    @Override
    public List<KeyedCommand> commands() {
        List<KeyedCommand> all = new ArrayList<>(page().commands());
        if (opened.isPresent()) {
            all.add(KeyedCommand.shown(Key.typed("F"), "fleet", "The fleet", this::back));
        }
        return all;
    }

    @Override
    public List<Copyable> copyables() {
        return page().copyables();
    }

    @Override
    public Optional<Asking> asks() {
        return page().asks();
    }

    @Override
    public Optional<String> beforeLeaving() {
        return page().beforeLeaving();
    }

    @Override
    public Optional<Duration> nextChange() {
        return page().nextChange();
    }

    @Override
    public boolean over() {
        return page().over();
    }
}
