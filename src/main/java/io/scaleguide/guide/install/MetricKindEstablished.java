package io.scaleguide.guide.install;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.KubectlWait;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.Kinds;
import java.util.List;

/** The cluster serves DatadogMetric. */
public final class MetricKindEstablished implements Check {
    @Override
    public String id() {
        return "datadogmetric-established";
    }

    @Override
    public List<KubectlWait> waits(StepContext context) {
        return List.of(KubectlWait.of(
                "wait",
                "--for=condition=Established",
                "crd/" + Kinds.DATADOG_METRIC.plural() + "." + Kinds.DATADOG_METRIC.group()));
    }

    @Override
    public Verdict look(StepContext context) {
        return context.cluster().serves(Kinds.DATADOG_METRIC)
                ? new Verdict.Fine("The cluster serves DatadogMetric.")
                : new Verdict.NotYet("The cluster does not serve DatadogMetric yet.");
    }
}
