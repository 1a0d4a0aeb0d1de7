package io.scaleguide.guide.export;

import io.scaleguide.guide.action.Lasting;
import io.scaleguide.guide.manifest.Manifests;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Manifests, each in a file that is named after its object. */
final class ManifestFiles {
    private ManifestFiles() {}

    static List<ExportFile> of(List<Lasting.Objects> objects) {
        return objects.stream()
                .flatMap(one -> one.manifests().stream())
                .map(manifest -> new ExportFile(name(manifest), Manifests.file(manifest)))
                .toList();
    }

    /** Its kind and its name; two objects of one kind and name would be in two namespaces, and the guide has no such. */
    static String name(ObjectNode manifest) {
        return manifest.path("kind").asString("").toLowerCase(Locale.ROOT) + "-"
                + manifest.path("metadata").path("name").asString("") + ".yaml";
    }

    /** A change to somebody else's object as an object with nothing else in it: a patch for kustomize, and for server-side apply. */
    static ObjectNode partial(Lasting.Patched patched) {
        ObjectNode partial = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", patched.object().kind().apiVersion())
                .put("kind", patched.object().kind().kind());
        partial.putObject("metadata")
                .put("name", patched.object().name())
                .put("namespace", patched.object().namespace());
        partial.setAll(patched.patch());
        return partial;
    }
}
