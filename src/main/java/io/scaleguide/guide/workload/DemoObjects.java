package io.scaleguide.guide.workload;

import io.scaleguide.guide.manifest.ManifestAction;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kong.DemoWorkload;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The guide's echo workload with its Gateway, route and metrics extension, when asked for. */
public final class DemoObjects extends ManifestAction {
    /** Makes the action. */
    public DemoObjects() {
        super("demo-workload");
    }

    @Override
    protected List<ObjectNode> manifests(StepContext context) {
        if (!context.answers().flag("demo-workload")) {
            return List.of();
        }
        return new DemoWorkload(
                        context.answer("namespace"),
                        context.answer("service"),
                        context.answer("gateway"),
                        context.answers().whole("listener-port"),
                        context.answer("path"))
                .manifests(context.session().operator().generation());
    }
}
