package io.scaleguide.guide.keys;

import io.scaleguide.datadog.KeyCheck;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.problem.Problem;

/** What Datadog's word on a key means for the guide. */
final class KeyVerdicts {
    private KeyVerdicts() {}

    static Verdict of(KeyCheck check, String good, Problem refused) {
        if (check instanceof KeyCheck.Good) {
            return new Verdict.Fine(good);
        }
        if (check instanceof KeyCheck.Refused) {
            return new Verdict.Bad(refused);
        }
        if (check instanceof KeyCheck.RateLimited limited) {
            return new Verdict.NotYet("Datadog asks to slow down"
                    + limited.resetAfter()
                            .map(reset -> " for " + reset.toSeconds() + " s")
                            .orElse("")
                    + ".");
        }
        if (check instanceof KeyCheck.Unreachable unreachable) {
            return new Verdict.Bad(Problem.of(
                    "datadog-unreachable",
                    "Datadog does not answer.",
                    unreachable.cause(),
                    "Check the network, the proxy (HTTPS_PROXY) and the site, then run again."));
        }
        KeyCheck.Unexpected odd = (KeyCheck.Unexpected) check;
        return new Verdict.Bad(Problem.of(
                "datadog-odd",
                "Datadog gave an answer that nobody expects (HTTP " + odd.status() + ").",
                odd.message(),
                "If the address is a proxy's, see that it passes /api/ on to Datadog; else try again later."));
    }
}
