package io.scaleguide.tui.widget;

/** A widget that edits one answer. */
public interface Editor extends Widget {
    /** @return the answer as it stands, as a flag on the command line would give it; empty text for none */
    String value();

    /**
     * How much room it wants.
     *
     * @param focused whether keys go here
     * @return the rows, at least 1
     */
    default int rows(boolean focused) {
        return 1;
    }
}
