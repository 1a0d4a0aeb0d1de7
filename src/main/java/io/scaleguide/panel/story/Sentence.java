package io.scaleguide.panel.story;

import java.time.Instant;
import java.util.Optional;

/**
 * One sentence of the story: a change that is worth hearing.
 *
 * @param at when it became so
 * @param topic what it is about
 * @param words the sentence
 * @param figures how things stand then
 */
public record Sentence(Instant at, Topic topic, String words, Figures figures) {
    /**
     * The numbers that matter.
     *
     * @param value the external value in the metric's unit; empty where there is none
     * @param target the HPA's target in the same unit; empty where there is none
     * @param unit that unit; empty where it is not known
     * @param wanted the replicas asked for
     * @param ready the replicas that are ready
     */
    public record Figures(Optional<Double> value, Optional<Double> target, String unit, int wanted, int ready) {}

    /** What a sentence is about. */
    public enum Topic {
        /** How things stand at the beginning. */
        START,
        /** The value against the target. */
        VALUE,
        /** Whether values still come. */
        FRESHNESS,
        /** What the HPA decides, may do and cannot do. */
        HPA,
        /** The workload's replicas. */
        REPLICAS,
        /** Whether the panel still hears the cluster. */
        SOURCE,
        /** Where the signal path breaks. */
        PATH,
        /** The traffic that is sent from here. */
        TRAFFIC
    }
}
