package io.scaleguide.guide.preflight;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ResourceKind;
import java.util.List;

/** The cluster serves the Gateway API and the operator's own kinds. */
public final class KindsServed implements Check {
    private static final List<ResourceKind> NEEDED =
            List.of(Kinds.GATEWAY_CLASS, Kinds.GATEWAY, Kinds.HTTP_ROUTE, Kinds.METRICS_EXTENSION, Kinds.HPA);

    @Override
    public String id() {
        return "kinds-served";
    }

    @Override
    public Verdict look(StepContext context) {
        List<String> missing = NEEDED.stream()
                .filter(kind -> !context.cluster().serves(kind))
                .map(kind -> kind.kind() + " (" + kind.apiVersion() + ")")
                .toList();
        if (missing.isEmpty()) {
            return new Verdict.Fine("The cluster serves the Gateway API and the operator's kinds.");
        }
        return new Verdict.Bad(
                Problem.of(
                        "kinds-missing",
                        "The cluster does not serve " + String.join(", ", missing) + ".",
                        "The custom resource definitions that come with the Gateway API or the Kong operator are not installed.",
                        "Install the operator's chart with its custom resource definitions, and Kubernetes 1.26 or later for autoscaling/v2."));
    }
}
