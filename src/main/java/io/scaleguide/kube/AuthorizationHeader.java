package io.scaleguide.kube;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the user's credentials into every request. It stands in for fabric8's own, which on a 401 asks for the token again
 * on a thread of the HTTP client and sends even the same one twice; here {@link ApiServer} renews, on the caller's thread.
 */
final class AuthorizationHeader implements Interceptor {

    private final Optional<String> basic;
    private final BearerToken token;

    AuthorizationHeader(ObjectNode user, BearerToken token) {
        String name = Json.text(user, "username");
        String pair = name + ":" + Json.text(user, "password");
        this.basic = name.isEmpty()
                ? Optional.empty()
                : Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        this.token = token;
    }

    /** What it says now; empty where the user has neither a name nor a token. */
    Optional<String> value() {
        return basic.or(() -> token.value().map(value -> "Bearer " + value));
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        value().ifPresent(value -> builder.setHeader("Authorization", value));
    }
}
