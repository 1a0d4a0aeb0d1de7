package io.scaleguide.kube;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Asks the server what the user may do. */
final class AccessReview {

    private final ApiServer server;

    AccessReview(ApiServer server) {
        this.server = server;
    }

    /** Throws KubeException(FORBIDDEN), which names the first right that the user lacks. */
    void demand(List<Permission> permissions, Call call, Failures failures) {
        for (Permission permission : permissions) {
            if (!may(permission)) {
                throw failures.refused(call.needing(permission), new Reply(403, ""));
            }
        }
    }

    boolean may(Permission permission) {
        ObjectNode review =
                Json.object().put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
        int slash = permission.resource().indexOf('/');
        String resource =
                slash < 0 ? permission.resource() : permission.resource().substring(0, slash);
        ObjectNode asked = review.putObject("spec")
                .putObject("resourceAttributes")
                .put("verb", permission.verb())
                .put("group", permission.group())
                .put("resource", resource);
        if (slash >= 0) {
            asked.put("subresource", permission.resource().substring(slash + 1));
        }
        if (!permission.namespace().isEmpty()) {
            asked.put("namespace", permission.namespace());
        }
        if (!permission.name().isEmpty()) {
            asked.put("name", permission.name());
        }
        Reply reply = server.demand(new Call(
                "POST",
                "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                "application/json",
                review.toString(),
                "ask whether you may " + permission.verb() + " " + permission.resource(),
                Optional.empty()));
        return Json.at(reply.object(), "status", "allowed").asBoolean(false);
    }
}
