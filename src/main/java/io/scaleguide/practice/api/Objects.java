package io.scaleguide.practice.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of the practice cluster, as its own controllers see them. Safe for any number of threads. What is returned is
 * a copy: change it and give it back. Admission (defaults, validation) is the API server's, not this interface's.
 */
public interface Objects {
    /** @param namespace empty for objects of the cluster */
    Optional<ObjectNode> get(ResourceType type, String namespace, String name);

    /** @param namespace empty for all namespaces */
    List<ObjectNode> list(ResourceType type, String namespace);

    /** Stores a new object; sets apiVersion, kind, uid, creationTimestamp (wall time), generation and resourceVersion. Throws ApiError 409. */
    ObjectNode create(ResourceType type, ObjectNode object);

    /**
     * Reads, changes and writes an object in one step; writing what was already there changes nothing and tells nobody.
     * Generation rises when anything but metadata and status changed. Empty when there is no such object.
     */
    Optional<ObjectNode> modify(ResourceType type, String namespace, String name, UnaryOperator<ObjectNode> change);

    /** Deletes an object at once (no finalizers); false when there was none. Dependents are the garbage collector's job. */
    boolean delete(ResourceType type, String namespace, String name);

    /** Tells every change from now on, one at a time and in order, on a thread of the store's. */
    AutoCloseable onChange(Consumer<Change> listener);
}
