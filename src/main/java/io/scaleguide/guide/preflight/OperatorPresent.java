package io.scaleguide.guide.preflight;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kong.OperatorInstall;

/** Exactly one Kong operator is there; says which, and how its metrics are read. */
public final class OperatorPresent implements Check {
    @Override
    public String id() {
        return "operator-present";
    }

    @Override
    public Verdict look(StepContext context) {
        OperatorInstall operator = context.session().operator();
        OperatorInstall.MetricsEndpoint metrics = operator.metrics();
        return new Verdict.Fine("Kong operator"
                + operator.version().map(version -> " " + version).orElse("")
                + " in " + operator.namespace() + "/" + operator.deployment() + ": metrics on container "
                + metrics.container() + ", " + metrics.scheme() + " port " + metrics.port()
                + (metrics.tokenNeeded() ? ", with a token." : ", no token."));
    }
}
