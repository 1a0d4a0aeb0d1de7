package io.scaleguide.guide.ledger;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * How Scaleguide left what it changed, written down after the change: so that undo can tell whether someone else has changed it since.
 *
 * @param time when, ISO 8601
 * @param kind the object's kind, or {@value #RELEASE}
 * @param namespace its namespace, empty for the cluster
 * @param name its name
 * @param version the object's resourceVersion, or the release's revision
 * @param object the object as it was then; empty for a release, and for a Secret, whose content is never kept
 */
public record LeftBehind(
        String time, String kind, String namespace, String name, String version, Optional<ObjectNode> object) {
    /** The kind of a Helm release. */
    public static final String RELEASE = "Helm release";

    /**
     * @param entry a change
     * @return whether it is this object or release that it changed
     */
    public boolean of(LedgerEntry entry) {
        if (entry instanceof LedgerEntry.ObjectChanged changed) {
            return kind.equals(changed.kind()) && namespace.equals(changed.namespace()) && name.equals(changed.name());
        }
        return entry instanceof LedgerEntry.ReleaseChanged changed
                && kind.equals(RELEASE)
                && namespace.equals(changed.namespace())
                && name.equals(changed.name());
    }
}
