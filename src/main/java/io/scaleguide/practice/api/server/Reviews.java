package io.scaleguide.practice.api.server;

import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the reviews of authorization.k8s.io and authentication.k8s.io, which are not stored. */
final class Reviews {
    private final Access access;

    Reviews(Access access) {
        this.access = access;
    }

    void answer(Call call, Target target) throws IOException {
        ObjectNode review = call.object();
        review.put("kind", target.type().type().kind())
                .put("apiVersion", target.type().type().apiVersion());
        ObjectNode status = review.putObject("status");
        switch (target.type().type().kind()) {
            case "SelfSubjectAccessReview", "SubjectAccessReview", "LocalSubjectAccessReview" ->
                status.put("allowed", allowed(review.path("spec")));
            case "SelfSubjectRulesReview" -> rules(status);
            case "SelfSubjectReview" ->
                status.putObject("userInfo")
                        .put("username", "practice")
                        .putArray("groups")
                        .add("system:authenticated");
            case "TokenReview" ->
                status.put("authenticated", true).putObject("user").put("username", "practice");
            default -> throw Target.unknown();
        }
        call.reply(201, review);
    }

    private boolean allowed(JsonNode spec) {
        JsonNode resource = spec.path("resourceAttributes");
        JsonNode asked = resource.isMissingNode() ? spec.path("nonResourceAttributes") : resource;
        return access.allows(
                asked.path("verb").asString(""),
                asked.path("group").asString(""),
                asked.path("resource").asString(""),
                asked.path("namespace").asString(""));
    }

    private static void rules(ObjectNode status) {
        ObjectNode rule = status.putArray("resourceRules").addObject();
        rule.putArray("verbs").add("*");
        rule.putArray("apiGroups").add("*");
        rule.putArray("resources").add("*");
        ObjectNode path = status.putArray("nonResourceRules").addObject();
        path.putArray("verbs").add("*");
        path.putArray("nonResourceURLs").add("*");
        status.put("incomplete", false);
    }
}
