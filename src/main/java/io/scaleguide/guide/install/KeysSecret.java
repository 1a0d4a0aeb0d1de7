package io.scaleguide.guide.install;

import io.scaleguide.guide.action.Lasting;
import io.scaleguide.guide.manifest.ManifestAction;
import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The Secret that holds both keys, for the chart to point at: so no key is in a values file, an argument, or the release. */
public final class KeysSecret extends ManifestAction {
    /** The Secret's name. */
    public static final String NAME = "datadog-keys";

    /** The chart fixes these two names: templates/secret-api-key.yaml and secret-application-key.yaml. The guide's fields have the same. */
    private static final List<String> KEYS = List.of("api-key", "app-key");

    /** Makes the action. */
    public KeysSecret() {
        super("datadog-keys");
    }

    @Override
    protected List<ObjectNode> manifests(StepContext context) {
        ObjectNode secret = withoutData(context);
        KEYS.forEach(key -> secret.withObject("/data")
                .put(key, encode(context.answers().secret(key).reveal())));
        return List.of(secret);
    }

    @Override
    public List<Lasting> lasting(StepContext context) {
        return List.of(new Lasting.Keys(withoutData(context), KEYS));
    }

    private static ObjectNode withoutData(StepContext context) {
        return Manifests.read("""
                apiVersion: v1
                kind: Secret
                type: Opaque
                metadata:
                  name: %s
                  namespace: %s
                  labels:
                    app.kubernetes.io/managed-by: scaleguide
                """.formatted(NAME, context.answer("datadog-namespace")));
    }

    @Override
    public void apply(StepContext context) {
        boolean replaced = context.cluster()
                .get(new ObjectRef(Kinds.SECRET, context.answer("datadog-namespace"), NAME))
                .isPresent();
        super.apply(context);
        if (replaced) {
            context.note(
                    "Agents that run already read their keys when they start. Restart them: kubectl rollout restart"
                            + " daemonset,deployment -n " + context.answer("datadog-namespace"));
        }
    }

    private static String encode(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
