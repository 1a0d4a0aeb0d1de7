package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the API server refuses a controller's pod for: a service account that is not there, a quota of pods, or the namespace's Pod Security
 * level. Words after Kubernetes
 * plugin/pkg/admission/resourcequota and staging/src/k8s.io/pod-security-admission.
 */
final class PodAdmission {
    private static final String LEVEL = "pod-security.kubernetes.io/enforce";
    private static final Set<String> STRICT = Set.of("baseline", "restricted");
    private static final List<String> COUNTED = List.of("pods", "count/pods");

    private PodAdmission() {}

    /**
     * @param context the cluster
     * @param pod a pod that is about to be made
     * @return why it is refused; empty when it is not
     */
    static Optional<String> refusal(ControllerContext context, ObjectNode pod) {
        return account(context, pod)
                .or(() -> security(context, pod))
                .or(() -> quota(context, pod))
                .map(why -> "pods \"" + Meta.name(pod) + "\" is forbidden: " + why);
    }

    /** Every namespace has the account {@code default}, if a little later; another one has to be there: plugin/pkg/admission/serviceaccount. */
    private static Optional<String> account(ControllerContext context, ObjectNode pod) {
        String name = pod.path("spec").path("serviceAccountName").asString("default");
        boolean there = name.equals("default")
                || context.objects()
                        .get(Types.SERVICE_ACCOUNT, Meta.namespace(pod), name)
                        .isPresent();
        return there
                ? Optional.empty()
                : Optional.of("error looking up service account " + Meta.namespace(pod) + "/" + name
                        + ": serviceaccount \"" + name + "\" not found");
    }

    private static Optional<String> security(ControllerContext context, ObjectNode pod) {
        String level = context.objects()
                .get(Types.NAMESPACE, "", Meta.namespace(pod))
                .map(namespace ->
                        namespace.path("metadata").path("labels").path(LEVEL).asString(""))
                .orElse("");
        if (!STRICT.contains(level)) {
            return Optional.empty();
        }
        List<String> violations = new ArrayList<>();
        JsonNode spec = pod.path("spec");
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (spec.path(host).asBoolean(false)) {
                violations.add("host namespaces (" + host + "=true)");
            }
        }
        for (JsonNode volume : spec.path("volumes")) {
            if (volume.has("hostPath")) {
                violations.add(
                        "hostPath volumes (volume \"" + volume.path("name").asString("") + "\")");
            }
        }
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of("violates PodSecurity \"" + level + ":latest\": " + String.join(", ", violations));
    }

    private static Optional<String> quota(ControllerContext context, ObjectNode pod) {
        int used = (int) context.objects().list(Types.POD, Meta.namespace(pod)).stream()
                .filter(Pods::active)
                .count();
        for (ObjectNode quota : context.objects().list(Types.RESOURCE_QUOTA, Meta.namespace(pod))) {
            for (String name : COUNTED) {
                JsonNode hard = quota.path("spec").path("hard").path(name);
                if (!hard.isMissingNode() && used + 1 > hard.asInt(Integer.MAX_VALUE)) {
                    return Optional.of("exceeded quota: " + Meta.name(quota) + ", requested: " + name + "=1, used: "
                            + name + "=" + used + ", limited: " + name + "=" + hard.asString(""));
                }
            }
        }
        return Optional.empty();
    }
}
