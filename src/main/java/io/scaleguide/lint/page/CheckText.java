package io.scaleguide.lint.page;

import io.scaleguide.lint.source.Stretch;

/**
 * An Autodiscovery annotation as a file has it.
 *
 * @param key its key; an empty stretch for a bare check
 * @param json its value
 * @param carrier what carries it
 * @param carrierName the name of what carries it; empty text when it has none
 */
public record CheckText(Stretch key, Stretch json, Carrier carrier, String carrierName) {
    /** What an annotation stands on. */
    public enum Carrier {
        /** A pod template, or the chart's value for it. */
        TEMPLATE,
        /** A Pod's manifest. */
        POD,
        /** A workload's own metadata, which no pod gets. */
        WORKLOAD,
        /** Nothing: only the annotation is shown. */
        BARE
    }
}
