package io.scaleguide.guide.autoscale;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.KubectlWait;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.metric.LatencyMetric;
import io.scaleguide.guide.metric.MetricStatus;
import io.scaleguide.guide.session.StepContext;
import java.util.List;

/** The HPA's reference has appeared on the DatadogMetric: only then does the cluster agent ask Datadog (trap 7). */
public final class MetricReferenced implements Check {
    @Override
    public String id() {
        return "metric-referenced";
    }

    @Override
    public List<KubectlWait> waits(StepContext context) {
        return List.of(KubectlWait.of(
                "wait",
                "--for=condition=Active",
                "datadogmetric",
                context.answer("metric-name"),
                "-n",
                context.answer("namespace")));
    }

    @Override
    public Verdict look(StepContext context) {
        String wanted = "hpa:" + context.answer("namespace") + "/" + context.answer("hpa-name");
        MetricStatus status = context.cluster()
                .get(LatencyMetric.ref(context))
                .map(MetricStatus::of)
                .orElseThrow();
        boolean referenced =
                java.util.Arrays.asList(status.references().split(", ", -1)).contains(wanted);
        return referenced
                ? new Verdict.Fine("The DatadogMetric is referenced by " + status.references() + ".")
                : new Verdict.NotYet("The cluster agent has not seen yet that the HPA refers to the DatadogMetric.");
    }
}
