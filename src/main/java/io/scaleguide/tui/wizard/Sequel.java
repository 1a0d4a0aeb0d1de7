package io.scaleguide.tui.wizard;

import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.app.Page;
import java.util.Optional;

/** What the wizard leads to: another page, about what was set up. Used by the screen's thread alone; nothing in it waits. */
public interface Sequel {
    /** @return what it is called on a button, for example {@code Live panel} */
    String name();

    /**
     * Whether there is something for it to show.
     *
     * @param view the wizard
     * @return whether it can be opened
     */
    boolean ready(WizardView view);

    /**
     * Begins to open it.
     *
     * @param view the wizard, with the answers that say what it is about
     */
    void open(WizardView view);

    /** @return its page, from when it was begun to be opened until it is left; another one once it is open */
    Page page();

    /** @return what its page shows of an HPA; empty where it is not open, or shows something else */
    Optional<PanelView> shown();

    /** Begins to close it. */
    void leave();
}
