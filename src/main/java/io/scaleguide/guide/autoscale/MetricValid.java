package io.scaleguide.guide.autoscale;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.KubectlWait;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.metric.LatencyMetric;
import io.scaleguide.guide.metric.MetricStatus;
import io.scaleguide.guide.session.StepContext;
import java.util.List;

/** The DatadogMetric is active and valid. */
public final class MetricValid implements Check {
    @Override
    public String id() {
        return "metric-valid";
    }

    @Override
    public List<KubectlWait> waits(StepContext context) {
        return List.of(KubectlWait.withTraffic(
                "wait",
                "--for=condition=Valid",
                "datadogmetric",
                context.answer("metric-name"),
                "-n",
                context.answer("namespace")));
    }

    @Override
    public Verdict look(StepContext context) {
        MetricStatus status = context.cluster()
                .get(LatencyMetric.ref(context))
                .map(MetricStatus::of)
                .orElseThrow();
        if (status.active().equals("True") && status.valid().equals("True")) {
            return new Verdict.Fine("The DatadogMetric is active and valid: " + status.value() + " ms.");
        }
        return new Verdict.NotYet(
                status.error().isEmpty()
                        ? "The DatadogMetric is not valid yet."
                        : "The cluster agent says: " + status.error());
    }
}
