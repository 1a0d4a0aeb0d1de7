package io.scaleguide.kube;

import io.scaleguide.kube.KubeException.Reason;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Tells how far a Deployment or DaemonSet has come, by the rules of kubectl rollout status (kubectl pkg/polymorphichelpers/rollout_status.go). */
final class RolloutReader {

    private final ObjectAccess objects;

    RolloutReader(ObjectAccess objects) {
        this.objects = objects;
    }

    /** Reads the workload, and its pods while it is not complete. */
    Rollout read(ObjectRef ref) {
        ObjectNode workload = objects.get(ref)
                .orElseThrow(() -> new KubeException(
                        Reason.NOT_FOUND, 404, "There is no " + ref + " in the cluster. Check its name.", null));
        Rollout counted = count(workload);
        if (counted.complete()) {
            return counted;
        }
        String selector = LabelSelectors.text(Json.at(workload, "spec", "selector"));
        WatchScope pods = new WatchScope(Kinds.POD, ref.namespace(), Optional.of(selector), Optional.empty());
        return explain(workload, counted, objects.list(pods).items());
    }

    /** What the workload's own status says. */
    static Rollout count(ObjectNode workload) {
        return Json.text(workload, "kind").equals("DaemonSet") ? daemonSet(workload) : deployment(workload);
    }

    /** The same, with the first pod of the newest template that cannot start, where there is one. */
    static Rollout explain(ObjectNode workload, Rollout counted, List<ObjectNode> pods) {
        if (!controllerIsUpToDate(workload) || updated(workload) == 0) {
            // The pods there are belong to an older template.
            return counted;
        }
        return PodTrouble.first(pods)
                .map(trouble -> new Rollout(
                        false,
                        counted.ready(),
                        counted.wanted(),
                        trouble.message(),
                        counted.stuck() || trouble.lasting()))
                .orElse(counted);
    }

    private static Rollout deployment(ObjectNode workload) {
        int wanted = Json.at(workload, "spec", "replicas").asInt(1);
        int updated = updated(workload);
        int all = Json.number(workload, "status", "replicas");
        int available = Json.number(workload, "status", "availableReplicas");
        int ready = Math.min(updated, Json.number(workload, "status", "readyReplicas"));
        if (!controllerIsUpToDate(workload)) {
            return waiting(ready, wanted, "The deployment controller has not seen the newest spec yet.");
        }
        if (pastDeadline(workload)) {
            return new Rollout(
                    false,
                    ready,
                    wanted,
                    "The rollout made no progress within its deadline (ProgressDeadlineExceeded).",
                    true);
        }
        if (updated < wanted) {
            return waiting(ready, wanted, updated + " of " + wanted + " pods run the newest template.");
        }
        if (all > updated) {
            return waiting(ready, wanted, (all - updated) + " old pods are still to end.");
        }
        if (available < updated) {
            return waiting(ready, wanted, available + " of " + updated + " pods are available.");
        }
        return new Rollout(true, ready, wanted, ready + " of " + wanted + " pods are ready.", false);
    }

    private static Rollout daemonSet(ObjectNode workload) {
        int wanted = Json.number(workload, "status", "desiredNumberScheduled");
        int updated = updated(workload);
        int available = Json.number(workload, "status", "numberAvailable");
        int ready = Math.min(updated, Json.number(workload, "status", "numberReady"));
        if (!controllerIsUpToDate(workload)) {
            return waiting(ready, wanted, "The daemon set controller has not seen the newest spec yet.");
        }
        if (updated < wanted) {
            return waiting(ready, wanted, updated + " of " + wanted + " pods run the newest template.");
        }
        if (available < wanted) {
            return waiting(ready, wanted, available + " of " + wanted + " pods are available.");
        }
        String message = wanted == 0
                ? "No node matches the daemon set, so it runs no pod."
                : ready + " of " + wanted + " pods are ready.";
        return new Rollout(true, ready, wanted, message, false);
    }

    private static int updated(ObjectNode workload) {
        return Json.text(workload, "kind").equals("DaemonSet")
                ? Json.number(workload, "status", "updatedNumberScheduled")
                : Json.number(workload, "status", "updatedReplicas");
    }

    private static boolean controllerIsUpToDate(ObjectNode workload) {
        long observed = Json.at(workload, "status", "observedGeneration").asLong(0);
        return observed > 0
                && observed >= Json.at(workload, "metadata", "generation").asLong(0);
    }

    private static boolean pastDeadline(ObjectNode workload) {
        return Json.objects(workload, "status", "conditions").stream()
                .anyMatch(condition -> Json.text(condition, "type").equals("Progressing")
                        && Json.text(condition, "reason").equals("ProgressDeadlineExceeded"));
    }

    private static Rollout waiting(int ready, int wanted, String message) {
        return new Rollout(false, ready, wanted, message, false);
    }
}
