package io.scaleguide.guide.keys;

import io.scaleguide.datadog.KeyCheck;
import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.StepContext;

/** Datadog takes the API key on this site; where it does not, the other sites are asked so that the hint is right. */
public final class ApiKeyGood implements Check {
    @Override
    public String id() {
        return "api-key-good";
    }

    @Override
    public Verdict look(StepContext context) {
        String site = context.answer("site");
        KeyCheck check = context.session().datadog(context.answers()).checkApiKey();
        return KeyVerdicts.of(
                check,
                "Datadog takes the API key on " + site + ".",
                check instanceof KeyCheck.Refused ? refused(context, site) : unused());
    }

    private static Problem refused(StepContext context, String site) {
        return context.session()
                .datadog(context.answers())
                .findSite()
                .map(other -> Problem.of(
                        "wrong-site",
                        "Datadog refuses the API key on " + site + ".",
                        "The key belongs to " + other.domain() + ".",
                        "Run again with --site " + other.domain() + "."))
                .orElseGet(() -> Problem.of(
                        "api-key-refused",
                        "Datadog refuses the API key on " + site + ".",
                        "It is mistyped, revoked, or of an organisation on another site.",
                        "Copy the key again from Organization Settings, API Keys, and check the site."));
    }

    private static Problem unused() {
        return Problem.of("api-key-refused", "Datadog refuses the API key.", "", "");
    }
}
