package io.scaleguide.guide.keys;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.StepContext;

/** Datadog takes the application key together with the API key. */
public final class AppKeyGood implements Check {
    @Override
    public String id() {
        return "app-key-good";
    }

    @Override
    public Verdict look(StepContext context) {
        return KeyVerdicts.of(
                context.session().datadog(context.answers()).checkApplicationKey(),
                "Datadog takes the application key.",
                Problem.of(
                        "app-key-refused",
                        "Datadog refuses the application key.",
                        "It is mistyped, revoked, or of another organisation than the API key.",
                        "Copy it again from Organization Settings, Application Keys; it has 40 characters, the API key 32."));
    }
}
