package io.scaleguide.guide.keys;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.StepContext;

/** The application key may read time series: what the cluster agent does with it. */
public final class MayQuery implements Check {
    @Override
    public String id() {
        return "may-query";
    }

    @Override
    public Verdict look(StepContext context) {
        return KeyVerdicts.of(
                context.session().datadog(context.answers()).checkMayQuery(),
                "The application key may read metrics.",
                Problem.of(
                        "app-key-scope",
                        "The application key is good but may not read metrics.",
                        "It is scoped without timeseries_query, or its user may not read metrics.",
                        "Add the scope timeseries_query to the key, or use one without scopes."));
    }
}
