package io.scaleguide.guide.ledger;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One change to a cluster, written down before it is made. Never holds a key. */
public sealed interface LedgerEntry {
    /** @return the action that made the change */
    String action();

    /** @return when, ISO 8601 */
    String time();

    /**
     * An object was created or changed.
     *
     * @param apiVersion its apiVersion
     * @param kind its kind
     * @param namespace its namespace, empty for the cluster
     * @param name its name
     * @param before the object as it was; empty when there was none (or its content is secret: see {@code existed})
     * @param existed whether there was one
     */
    record ObjectChanged(
            String action,
            String time,
            String apiVersion,
            String kind,
            String namespace,
            String name,
            Optional<ObjectNode> before,
            boolean existed)
            implements LedgerEntry {}

    /**
     * An annotation of a Deployment's pod template was set.
     *
     * @param namespace the Deployment's namespace
     * @param name the Deployment's name
     * @param key the annotation
     * @param before its value as it was; empty when there was none
     * @param after the value that it was given
     */
    record AnnotationSet(
            String action,
            String time,
            String namespace,
            String name,
            String key,
            Optional<String> before,
            String after)
            implements LedgerEntry {}

    /**
     * A Helm release was installed or upgraded.
     *
     * @param namespace its namespace
     * @param name its name
     * @param before the revision that was deployed; empty when there was none
     */
    record ReleaseChanged(String action, String time, String namespace, String name, Optional<Integer> before)
            implements LedgerEntry {}
}
