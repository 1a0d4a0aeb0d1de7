package io.scaleguide.tui.panel;

/** The panel's boxes, in the order of their digits. */
enum BoxName {
    PATH,
    PLOT,
    METRIC,
    HPA,
    WORKLOAD,
    EVENTS,
    TRAFFIC,
    WHY,
    SOURCES;

    /** The key that shows it alone. */
    String digit() {
        return Integer.toString(ordinal() + 1);
    }
}
