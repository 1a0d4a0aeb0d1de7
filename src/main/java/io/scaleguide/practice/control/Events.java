package io.scaleguide.practice.control;

import tools.jackson.databind.node.ObjectNode;

/** Writes core/v1 events as client-go's recorder does: the same event again raises its count and last time. */
public interface Events {
    /**
     * @param component who says it, for example {@code horizontal-pod-autoscaler}
     * @param about the object it is about
     * @param type Normal or Warning
     * @param reason one word
     * @param message the words
     */
    void record(String component, ObjectNode about, String type, String reason, String message);
}
