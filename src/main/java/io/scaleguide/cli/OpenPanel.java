package io.scaleguide.cli;

import io.scaleguide.tui.panel.PanelParts;

/** A panel that is open. */
interface OpenPanel extends AutoCloseable {
    /** What its page is made from. */
    PanelParts parts();

    @Override
    void close();
}
