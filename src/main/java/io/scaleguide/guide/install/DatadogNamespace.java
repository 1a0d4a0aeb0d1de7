package io.scaleguide.guide.install;

import io.scaleguide.guide.manifest.ManifestAction;
import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.guide.session.StepContext;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The namespace for Datadog; the chart makes none (trap 2). */
public final class DatadogNamespace extends ManifestAction {
    /** Makes the action. */
    public DatadogNamespace() {
        super("datadog-namespace");
    }

    @Override
    protected List<ObjectNode> manifests(StepContext context) {
        return List.of(Manifests.read("""
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: %s
                """.formatted(context.answer("datadog-namespace"))));
    }
}
