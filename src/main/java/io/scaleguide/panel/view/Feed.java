package io.scaleguide.panel.view;

/** Something that the panel can show: what is going on now, or a recording of it. Any thread may call it, and no call waits. */
public interface Feed extends AutoCloseable {
    /** @return everything as it stands */
    PanelView view();

    /** Ends its threads. */
    @Override
    void close();
}
