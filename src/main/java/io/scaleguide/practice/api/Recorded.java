package io.scaleguide.practice.api;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change in the store's log. Its trees are shared with the store: read them, never change them.
 *
 * @param resourceVersion the store's version after the change
 * @param change what happened
 * @param previous the object before it was modified; empty when it was added or deleted
 */
public record Recorded(long resourceVersion, Change change, Optional<ObjectNode> previous) {}
