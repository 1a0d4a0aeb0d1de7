package io.scaleguide.guide.autoscale;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.metric.LatencyMetric;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.ExternalMetric;
import java.math.RoundingMode;

/** The External Metrics API serves the value, as the HPA will read it. */
public final class ExternalValue implements Check {
    @Override
    public String id() {
        return "external-value";
    }

    @Override
    public Verdict look(StepContext context) {
        ExternalMetric metric =
                context.cluster().externalMetric(context.answer("namespace"), LatencyMetric.externalName(context));
        if (metric instanceof ExternalMetric.Value value) {
            return new Verdict.Fine("The External Metrics API serves " + value.quantity() + ", which is "
                    + value.value().setScale(2, RoundingMode.HALF_UP) + " ms.");
        }
        if (metric instanceof ExternalMetric.NotServed away) {
            return new Verdict.NotYet("The External Metrics API is not served: " + away.message());
        }
        return new Verdict.NotYet(((ExternalMetric.Failed) metric).message());
    }
}
