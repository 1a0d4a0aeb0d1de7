package io.scaleguide.tui.panel;

import io.scaleguide.tui.app.Asking;
import io.scaleguide.tui.app.CurrentPage;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.app.Page;
import io.scaleguide.tui.input.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The panel as a command shows it: first what is still opening, then one HPA's panel or the fleet. */
public final class PanelDesk extends CurrentPage {
    private final Supplier<Page> opening;
    private volatile Optional<Fleet> fleet = Optional.empty();
    private volatile boolean ended;
    private Optional<FleetDesk> several = Optional.empty();
    private Optional<Asking> asking = Optional.empty();

    /** @param opening the page of what is opening, and of the one HPA that it becomes */
    public PanelDesk(Supplier<Page> opening) {
        this.opening = opening;
    }

    /** @param found the fleet that is shown from now on; on any thread */
    public void found(Fleet found) {
        fleet = Optional.of(found);
    }

    /** There is nothing to show: the screen is left. On any thread. */
    public void end() {
        ended = true;
    }

    @Override
    protected Page page() {
        several = several.or(() -> fleet.map(FleetDesk::new));
        return several.<Page>map(desk -> desk).orElseGet(opening);
    }

    @Override
    public List<KeyedCommand> commands() {
        List<KeyedCommand> all = new ArrayList<>(super.commands());
        all.add(KeyedCommand.listed(Key.typed("q"), "leave", "This page", this::leave));
        return all;
    }

    private void leave() {
        Optional<String> lost = beforeLeaving();
        ended = lost.isEmpty();
        asking = lost.map(words -> new Asking("Leave Scaleguide", words, "Leave", false, this::end));
    }

    @Override
    public Optional<Asking> asks() {
        Optional<Asking> question = asking;
        asking = Optional.empty();
        return question.or(super::asks);
    }

    @Override
    public boolean over() {
        return ended || super.over();
    }
}
