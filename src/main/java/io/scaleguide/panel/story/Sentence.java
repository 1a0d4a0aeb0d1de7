package io.scaleguide.panel.story;

import java.time.Instant;

/**
 * One sentence of the story: a change that is worth hearing.
 *
 * @param at when it became so
 * @param topic what it is about
 * @param words the sentence
 */
public record Sentence(Instant at, Topic topic, String words) {
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
