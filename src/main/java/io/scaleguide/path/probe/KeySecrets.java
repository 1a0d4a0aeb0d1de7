package io.scaleguide.path.probe;

import io.scaleguide.datadog.AgentInstall.Setting;
import io.scaleguide.datadog.Secret;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The keys that the agents use, from where they take them. A key is never kept and never shown. */
final class KeySecrets {
    /** What the chart writes where no key was given (DataDog/helm-charts templates/secret-api-key.yaml). */
    private static final String MISSING = "MISSING";

    private final ProbeContext context;

    KeySecrets(ProbeContext context) {
        this.context = context;
    }

    /** Whether the Secret surely has no such key; false where the user may not look. */
    boolean missing(String namespace, Setting setting) {
        if (!context.keys()) {
            return false;
        }
        try {
            return read(namespace, setting).isEmpty();
        } catch (KubeException mayNotLook) {
            return false;
        }
    }

    /** The key; empty where there is none. Throws KubeException where the user may not look. */
    Optional<Secret> read(String namespace, Setting setting) {
        if (setting.value().isPresent()) {
            return setting.value().map(Secret::of);
        }
        if (setting.secret().isEmpty()) {
            return Optional.empty();
        }
        Optional<ObjectNode> secret = context.reads()
                .get(new ObjectRef(Kinds.SECRET, namespace, setting.secret().get()));
        return secret.map(one -> one.path("data").path(setting.key()).asString(""))
                .map(KeySecrets::decode)
                .filter(text -> !text.isEmpty() && !text.equals(MISSING))
                .map(Secret::of);
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
