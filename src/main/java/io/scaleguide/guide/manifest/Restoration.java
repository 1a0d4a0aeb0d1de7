package io.scaleguide.guide.manifest;

import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.VersionedChange;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Puts an object back as it was, while controllers go on writing its status. */
final class Restoration {
    private Restoration() {}

    /**
     * Puts it back.
     *
     * @param cluster where it is
     * @param ref its name
     * @param before how it was
     * @return what was done, in words
     * @throws StepFailure when someone else changes more of it than its status meanwhile; then it is left as it is
     */
    static String of(Cluster cluster, ObjectRef ref, ObjectNode before) {
        ObjectNode old = Manifests.desired(before);
        Optional<ObjectNode> first = cluster.get(ref);
        if (first.isEmpty()) {
            cluster.apply(old, false);
            return ref + " made again as it was before.";
        }
        ObjectNode seen = first.get();
        return VersionedChange.make(
                        old, seen, () -> cluster.get(ref).filter(now -> isStill(seen, now)), cluster::replace)
                .map(put -> ref + " put back as it was before.")
                .orElseThrow(() -> new StepFailure(Problem.of(
                        "changed-meanwhile",
                        ref + " is left as it is.",
                        "Someone else is changing it now.",
                        "Undo again when they are done: it is still in the ledger.")));
    }

    private static boolean isStill(ObjectNode seen, ObjectNode now) {
        return Manifests.desired(now).equals(Manifests.desired(seen));
    }
}
