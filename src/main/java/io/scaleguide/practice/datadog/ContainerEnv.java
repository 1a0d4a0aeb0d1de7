package io.scaleguide.practice.datadog;

import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a container's environment as the kubelet would set it: literal values and keys of Secrets. */
final class ContainerEnv {
    private final Objects objects;

    ContainerEnv(Objects objects) {
        this.objects = objects;
    }

    /**
     * @param namespace the pod's namespace
     * @param container a container of a pod
     * @return its variables; those that cannot be resolved are left out
     */
    Map<String, String> of(String namespace, JsonNode container) {
        Map<String, String> env = new HashMap<>();
        for (JsonNode entry : container.path("env")) {
            value(namespace, entry)
                    .ifPresent(value -> env.put(entry.path("name").asString(), value));
        }
        return env;
    }

    private Optional<String> value(String namespace, JsonNode entry) {
        JsonNode reference = entry.path("valueFrom").path("secretKeyRef");
        if (!reference.isMissingNode()) {
            return secret(
                    namespace,
                    reference.path("name").asString(""),
                    reference.path("key").asString(""));
        }
        return entry.path("value").isString() ? Optional.of(entry.path("value").asString()) : Optional.empty();
    }

    private Optional<String> secret(String namespace, String name, String key) {
        return objects.get(Types.SECRET, namespace, name)
                .map(secret -> secret.path("data").path(key))
                .filter(JsonNode::isString)
                .map(data -> new String(Base64.getMimeDecoder().decode(data.asString()), StandardCharsets.UTF_8));
    }
}
