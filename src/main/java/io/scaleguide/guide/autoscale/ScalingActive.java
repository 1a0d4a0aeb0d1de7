package io.scaleguide.guide.autoscale;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.KubectlWait;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.session.StepContext;
import java.util.List;

/** The HPA reads the metric: its condition ScalingActive is True. */
public final class ScalingActive implements Check {
    @Override
    public String id() {
        return "scaling-active";
    }

    @Override
    public List<KubectlWait> waits(StepContext context) {
        return List.of(KubectlWait.withTraffic(
                "wait",
                "--for=condition=ScalingActive",
                "hpa",
                context.answer("hpa-name"),
                "-n",
                context.answer("namespace")));
    }

    @Override
    public Verdict look(StepContext context) {
        HpaStatus status = context.cluster()
                .get(LatencyAutoscaler.ref(context))
                .map(HpaStatus::of)
                .orElseThrow();
        return status.scalingActive().equals("True")
                ? new Verdict.Fine("The HPA reads the metric: " + status.currentValue() + ", target "
                        + context.answer("target") + ", " + status.replicas() + " replicas.")
                : new Verdict.NotYet("The HPA does not read the metric yet: " + status.scalingActiveMessage());
    }
}
