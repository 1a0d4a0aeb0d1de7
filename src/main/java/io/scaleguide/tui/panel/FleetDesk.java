package io.scaleguide.tui.panel;

import io.scaleguide.tui.app.NestedPages;
import io.scaleguide.tui.app.Page;
import io.scaleguide.tui.input.Key;
import java.util.Optional;

/** A fleet, and the panel of the HPA that was opened from it. */
public final class FleetDesk extends NestedPages {
    private final Fleet fleet;
    private final FleetPage list;
    private Optional<OpeningPanel> opened = Optional.empty();

    /** @param fleet the HPAs */
    public FleetDesk(Fleet fleet) {
        this.fleet = fleet;
        this.list = new FleetPage(fleet, this::open);
    }

    private void open(FleetRow row) {
        opened = Optional.of(fleet.open(row));
    }

    @Override
    protected Page outer() {
        return list;
    }

    @Override
    protected Optional<Page> inner() {
        return opened.map(OpeningPanel::page);
    }

    @Override
    protected Key backKey() {
        return Key.typed("F");
    }

    @Override
    protected String backWords() {
        return "the fleet";
    }

    @Override
    protected void close() {
        opened = Optional.empty();
        fleet.leave();
    }
}
