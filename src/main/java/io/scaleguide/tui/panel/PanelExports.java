package io.scaleguide.tui.panel;

import java.util.function.Consumer;

/** Keeps what the panel knows as files. Nothing here makes the screen wait for a disk. */
public interface PanelExports {
    /**
     * Keeps the series of this session as comma-separated values.
     *
     * @param done hears a sentence that says where it is, or why it is not; on any thread
     */
    void csv(Consumer<String> done);

    /**
     * Keeps the Kubernetes events of this session as JSON lines.
     *
     * @param done hears a sentence that says where it is, or why it is not; on any thread
     */
    void jsonLines(Consumer<String> done);

    /**
     * Keeps a picture of the plot.
     *
     * @param picture an SVG document
     * @param done hears a sentence that says where it is, or why it is not; on any thread
     */
    void svg(String picture, Consumer<String> done);
}
