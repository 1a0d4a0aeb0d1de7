package io.scaleguide.guide.workload;

import io.scaleguide.guide.manifest.ManifestAction;
import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.guide.session.StepContext;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The demo workload's namespace, when the demo workload is asked for. */
public final class DemoNamespace extends ManifestAction {
    /** Makes the action. */
    public DemoNamespace() {
        super("demo-namespace");
    }

    @Override
    protected List<ObjectNode> manifests(StepContext context) {
        if (!context.answers().flag("demo-workload")) {
            return List.of();
        }
        return List.of(Manifests.read("""
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: %s
                """.formatted(context.answer("namespace"))));
    }
}
