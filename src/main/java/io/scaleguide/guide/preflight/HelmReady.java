package io.scaleguide.guide.preflight;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.helm.ReleaseRef;
import io.scaleguide.helm.ReleaseState;
import java.util.Optional;

/** Helm is there, and says how the Datadog release stands. */
public final class HelmReady implements Check {
    @Override
    public String id() {
        return "helm-ready";
    }

    @Override
    public Verdict look(StepContext context) {
        ReleaseRef release = new ReleaseRef(context.answer("release"), context.answer("datadog-namespace"));
        String helm = context.session().helm().description();
        ReleaseState state = context.session().helm().state(context.session().helmTarget(), release);
        String where = "Release " + release.namespace() + "/" + release.name();
        if (state instanceof ReleaseState.Pending pending) {
            return new Verdict.Warning(helm + ". " + words(context, release, where, pending));
        }
        if (state instanceof ReleaseState.Failed failed) {
            return new Verdict.Warning(helm + ". " + where + " failed before (" + failed.description()
                    + "). The install step upgrades it.");
        }
        if (state instanceof ReleaseState.Deployed deployed) {
            return new Verdict.Fine(helm + ". " + where + " is deployed, revision " + deployed.revision() + ".");
        }
        return new Verdict.Fine(helm + ". " + where + " is not there yet.");
    }

    private static String words(StepContext context, ReleaseRef release, String where, ReleaseState.Pending pending) {
        Optional<String> ours = context.session().ledger().holder();
        if (ours.isPresent()) {
            return where + " is " + pending.status() + ": another Scaleguide of yours (" + ours.get()
                    + ") is at work on it. The install step waits for it.";
        }
        return OthersHelm.at(context, release, pending)
                .map(Problem::what)
                .orElse(where + " is " + pending.status()
                        + ": an earlier helm was stopped half-way. The install step recovers it.");
    }
}
