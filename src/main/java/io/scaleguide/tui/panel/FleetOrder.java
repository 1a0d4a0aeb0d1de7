package io.scaleguide.tui.panel;

import java.util.Comparator;

/** In what order many HPAs are listed. */
enum FleetOrder {
    /** What is broken first, then what is at its maximum, then what is furthest above its target. */
    TROUBLE(
            "by trouble",
            Comparator.comparing(FleetRow::verdict)
                    .reversed()
                    .thenComparing(FleetRow::atMaximum, Comparator.reverseOrder())
                    .thenComparing(Comparator.comparingDouble(FleetRow::ratio).reversed())
                    .thenComparing(FleetRow::namespace)
                    .thenComparing(FleetRow::hpa)),
    NAME("by name", Comparator.comparing(FleetRow::namespace).thenComparing(FleetRow::hpa));

    private final String words;
    private final Comparator<FleetRow> comparator;

    FleetOrder(String words, Comparator<FleetRow> comparator) {
        this.words = words;
        this.comparator = comparator;
    }

    String words() {
        return words;
    }

    Comparator<FleetRow> comparator() {
        return comparator;
    }

    FleetOrder other() {
        return this == TROUBLE ? NAME : TROUBLE;
    }
}
