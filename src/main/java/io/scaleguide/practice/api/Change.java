package io.scaleguide.practice.api;

import tools.jackson.databind.node.ObjectNode;

/**
 * A change to the store.
 *
 * @param verb what happened
 * @param type the object's type
 * @param object the object after the change; as it last was when it was deleted
 */
public record Change(Verb verb, ResourceType type, ObjectNode object) {
    /** What happened to an object. */
    public enum Verb {
        ADDED,
        MODIFIED,
        DELETED
    }
}
