package io.scaleguide.tui.wizard;

import io.scaleguide.guide.wizard.Wizard;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.app.KeyedCommand;
import io.scaleguide.tui.app.NestedPages;
import io.scaleguide.tui.app.Page;
import io.scaleguide.tui.input.Key;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** The wizard, and what it leads to. Whatever the wizard does goes on meanwhile. */
public final class WizardDesk extends NestedPages {
    private static final String GROUP = "What it leads to";

    private final Wizard source;
    private final WizardPage wizard;
    private final Sequel sequel;
    private boolean opened;

    /**
     * @param wizard the wizard; closed by whoever made it
     * @param clock the time, for how long things take
     * @param zone the time zone of the times shown
     * @param sequel what the wizard leads to; closed by whoever made it when the screen is left
     */
    public WizardDesk(Wizard wizard, Clock clock, ZoneId zone, Sequel sequel) {
        this.source = wizard;
        this.sequel = sequel;
        this.wizard = new WizardPage(wizard, clock, zone, this::onward);
    }

    private Optional<KeyedCommand> onward(WizardView view) {
        return sequel.ready(view)
                ? Optional.of(KeyedCommand.shown(Key.of(Key.Code.F7), sequel.name(), GROUP, () -> open(view)))
                : Optional.empty();
    }

    private void open(WizardView view) {
        sequel.open(view);
        opened = true;
    }

    /** @return whether what it leads to is on the screen */
    public boolean isOnward() {
        return opened;
    }

    /** @return whether the wizard as it stands leads on */
    public boolean leadsOn() {
        return sequel.ready(source.view());
    }

    /** @return the wizard as it stands */
    public WizardView view() {
        return source.view();
    }

    /** @return what is shown of an HPA; empty while the wizard is on the screen */
    public Optional<PanelView> panel() {
        return opened ? sequel.shown() : Optional.empty();
    }

    @Override
    protected Page outer() {
        return wizard;
    }

    @Override
    protected Optional<Page> inner() {
        return opened ? Optional.of(sequel.page()) : Optional.empty();
    }

    @Override
    protected Key backKey() {
        return Key.typed("q");
    }

    @Override
    protected String backWords() {
        return "the wizard";
    }

    @Override
    protected void close() {
        opened = false;
        sequel.leave();
    }
}
