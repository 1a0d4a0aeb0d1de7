package io.scaleguide.kube;

import io.scaleguide.kube.KubeException.Reason;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of an object that holds only for the version that was looked at, and is tried again where somebody has written another one in between
 * (Kubernetes API conventions, "Concurrency Control and Consistency").
 */
public final class VersionedChange {
    /** A controller writes a status every few seconds; more often than this nobody writes one between a look and a change. */
    private static final int ATTEMPTS = 5;

    private VersionedChange() {}

    /** Asks the server for a change. */
    @FunctionalInterface
    public interface Change {
        /**
         * Asks for it.
         *
         * @param object what to send; the caller's own, with the version that it is a change of
         * @return what the server answered; throws KubeException
         */
        ObjectNode of(ObjectNode object);
    }

    /**
     * Makes it.
     *
     * @param object what to send, a whole object or a patch; it is left as it is
     * @param seen the object in the cluster
     * @param again looks once more; empty where what is there now is no longer to be changed
     * @param change asks the server
     * @return what the server answered; empty where it was given up, and nothing is changed. Throws KubeException for any other refusal than that of the
     *     version.
     */
    public static Optional<ObjectNode> make(
            ObjectNode object, ObjectNode seen, Supplier<Optional<ObjectNode>> again, Change change) {
        Optional<ObjectNode> still = Optional.of(seen);
        for (int attempt = 1; attempt <= ATTEMPTS && still.isPresent(); attempt++) {
            ObjectNode next = object.deepCopy();
            next.withObject("/metadata")
                    .put(
                            "resourceVersion",
                            still.get().at("/metadata/resourceVersion").asString(""));
            try {
                return Optional.of(change.of(next));
            } catch (KubeException e) {
                if (e.reason() != Reason.CONFLICT) {
                    throw e;
                }
            }
            still = again.get();
        }
        return Optional.empty();
    }
}
