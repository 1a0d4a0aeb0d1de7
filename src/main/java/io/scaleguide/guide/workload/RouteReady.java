package io.scaleguide.guide.workload;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.KubectlWait;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kong.RouteFinding;
import java.util.List;

/** Everything between the Gateway and the operator's metrics is as the guide takes for granted. */
public final class RouteReady implements Check {
    @Override
    public String id() {
        return "route-ready";
    }

    @Override
    public List<KubectlWait> waits(StepContext context) {
        return List.of(KubectlWait.of(
                "wait",
                "--for=condition=Programmed",
                "gateway",
                context.answer("gateway"),
                "-n",
                context.answer("namespace")));
    }

    @Override
    public Verdict look(StepContext context) {
        List<RouteFinding> findings = RoutePath.read(context).check();
        return findings.stream()
                .filter(finding -> !finding.ok())
                .findFirst()
                .<Verdict>map(finding -> new Verdict.NotYet(finding.what() + " " + finding.next()))
                .orElseGet(() -> new Verdict.Fine("Gateway, route and metrics extension are in place ("
                        + findings.size() + " things looked at)."));
    }
}
