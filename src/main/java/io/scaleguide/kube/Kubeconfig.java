package io.scaleguide.kube;

import io.scaleguide.kube.KubeException.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kubeconfig files, merged.
 *
 * @param files the files in words, for messages
 * @param current the current context, where a file sets one
 * @param contexts the contexts by name, in the order of the files
 * @param clusters the clusters by name, paths absolute
 * @param users the users by name, paths absolute; holds credentials
 */
record Kubeconfig(
        String files,
        Optional<String> current,
        Map<String, ObjectNode> contexts,
        Map<String, ObjectNode> clusters,
        Map<String, ObjectNode> users) {

    /** All contexts, as far as their clusters are there. */
    List<KubeContext> list() {
        return contexts.keySet().stream().map(this::describe).toList();
    }

    /** The context of that name, or the current one. Throws KubeException(CONFIG), which lists what there is. */
    KubeContext choose(Optional<String> name) {
        String wanted = name.or(() -> current)
                .orElseThrow(() -> config("No current context is set in " + files
                        + ". Name one with --context, or run: kubectl config use-context NAME. " + offer()));
        if (!contexts.containsKey(wanted)) {
            throw config("There is no context \"" + wanted + "\" in " + files + ". " + offer());
        }
        KubeContext chosen = describe(wanted);
        if (!clusters.containsKey(chosen.cluster())) {
            throw config("Context \"" + wanted + "\" names the cluster \"" + chosen.cluster() + "\", which is not in "
                    + files + ". Add it, or choose another context.");
        }
        if (chosen.server().isEmpty()) {
            throw config("Cluster \"" + chosen.cluster() + "\" has no server address in " + files + ". Add one.");
        }
        if (!chosen.user().isEmpty() && !users.containsKey(chosen.user())) {
            throw config("Context \"" + wanted + "\" names the user \"" + chosen.user() + "\", which is not in " + files
                    + ". Add it, or choose another context.");
        }
        return chosen;
    }

    /** The cluster of a context that {@link #choose} gave. */
    ObjectNode cluster(KubeContext context) {
        return clusters.getOrDefault(context.cluster(), Json.object());
    }

    /** The user of a context that {@link #choose} gave; an empty object where the context names none. */
    ObjectNode user(KubeContext context) {
        return users.getOrDefault(context.user(), Json.object());
    }

    @Override
    public String toString() {
        return "Kubeconfig[" + files + "]";
    }

    private KubeContext describe(String name) {
        ObjectNode context = contexts.getOrDefault(name, Json.object());
        String cluster = Json.text(context, "cluster");
        String namespace = Json.text(context, "namespace");
        ObjectNode found = clusters.getOrDefault(cluster, Json.object());
        return new KubeContext(
                name,
                cluster,
                Json.text(context, "user"),
                namespace.isEmpty() ? "default" : namespace,
                Json.text(found, "server"),
                current.filter(name::equals).isPresent(),
                pace(context));
    }

    /** Anything that is no pace of 1 to {@value KubeContext#QUICKEST} counts as none. */
    private static double pace(ObjectNode context) {
        for (JsonNode each : context.path("extensions")) {
            double pace = each.path("extension").path("pace").asDouble(1);
            if (each.path("name").asString("").equals("scaleguide.io/pace")
                    && pace >= 1
                    && pace <= KubeContext.QUICKEST) {
                return pace;
            }
        }
        return 1;
    }

    private String offer() {
        return contexts.isEmpty()
                ? "It holds no contexts."
                : "The contexts there are: " + String.join(", ", contexts.keySet()) + ".";
    }

    private static KubeException config(String message) {
        return new KubeException(Reason.CONFIG, 0, message, null);
    }
}
