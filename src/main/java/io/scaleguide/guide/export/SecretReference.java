package io.scaleguide.guide.export;

import io.scaleguide.guide.action.Lasting;
import io.scaleguide.guide.manifest.Manifests;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keys in files that are kept in a repository: by name only. */
final class SecretReference {
    /** The example's file; in no list of resources, since only its reader knows the store. */
    static final String FILE = "keys.example.yaml";

    private SecretReference() {}

    /** An ExternalSecret (external-secrets.io) that brings the Secret from a store. */
    static String example(Lasting.Keys keys) {
        ObjectNode external =
                Manifests.read("""
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata:
                  name: %1$s
                  namespace: %2$s
                spec:
                  refreshInterval: 1h
                  secretStoreRef:
                    kind: ClusterSecretStore
                    name: YOUR-STORE
                  target:
                    name: %1$s
                """.formatted(keys.ref().name(), keys.ref().namespace()));
        ArrayNode data = ((ObjectNode) external.path("spec")).putArray("data");
        keys.fields().forEach(field -> {
            ObjectNode entry = data.addObject().put("secretKey", field);
            entry.putObject("remoteRef").put("key", "YOUR-PATH").put("property", field);
        });
        return """
                # One way to get the Secret %s without a key in this folder: the External Secrets Operator brings it from your
                # store. Put in the names of yours, call the file keys.yaml, and add it to the resources of kustomization.yaml.
                """.formatted(keys.ref().name()) + Manifests.file(external);
    }

    /** What a reader has to know of them, as a part of a page. */
    static String words(Lasting.Keys keys, String folder) {
        return """
                Datadog's keys are in none of these files. `%s/%s` shows how the External Secrets Operator brings them from a store. By hand, once the
                namespace is there, it goes like this.

                """.formatted(folder, FILE) + byHand(keys);
    }

    /** How the Secret is made of files, as a part of a page. */
    static String byHand(Lasting.Keys keys) {
        StringBuilder words = new StringBuilder("""
                The keys go into the Secret `%s` of the namespace `%s`, as %s. Each is read from a file of its own that only you can read; no key is then in an
                argument, in an environment or in your history.

                ```sh
                """.formatted(
                        keys.ref().name(), keys.ref().namespace(), "`" + String.join("` and `", keys.fields()) + "`"));
        keys.fields().forEach(field -> words.append(ShellText.variable(field))
                .append('=')
                .append(field)
                .append('\n'));
        return words.append(ShellText.ENCODED)
                .append(ShellText.commands(keys))
                .append("```\n\n")
                .toString();
    }
}
