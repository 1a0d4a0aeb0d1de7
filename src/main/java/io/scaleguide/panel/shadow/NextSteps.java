package io.scaleguide.panel.shadow;

import io.scaleguide.hpa.Autoscaler;
import io.scaleguide.hpa.Decision;
import io.scaleguide.hpa.History;
import io.scaleguide.hpa.HpaSpec;
import io.scaleguide.hpa.Observation;
import io.scaleguide.hpa.ScalingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the next step. A decision with the same inputs changes only when something remembered is too old to count, so it is enough to decide again at
 * each of these instants; the controller's sync period does not have to be known.
 */
final class NextSteps {
    /** --horizontal-pod-autoscaler-downscale-stabilization, for an HPA without behavior. */
    static final Duration PLAIN_WINDOW = Duration.ofSeconds(300);

    /** An instant from which a remembered thing counts no more. */
    private record Release(Instant at, String because) {}

    private NextSteps() {}

    /** @param decision the decision of now */
    static Optional<NextStep> find(HpaSpec spec, Observation seen, Decision decision, History remembered) {
        int current = seen.specReplicas();
        if (decision.desiredReplicas() != current) {
            return Optional.of(new NextStep(current, decision.desiredReplicas(), seen.now(), "at the next sync"));
        }
        for (Release release : releases(spec, remembered, seen.now())) {
            Observation then =
                    new Observation(release.at(), current, seen.statusReplicas(), seen.readyPods(), seen.readings());
            int desired = Autoscaler.decide(spec, then, remembered).desiredReplicas();
            if (desired != current) {
                return Optional.of(new NextStep(current, desired, release.at(), release.because()));
            }
        }
        return Optional.empty();
    }

    private static List<Release> releases(HpaSpec spec, History history, Instant now) {
        List<Release> releases = new ArrayList<>();
        if (spec.behavior().isEmpty()) {
            // The older path still counts what is exactly as old as the window.
            window(releases, history, PLAIN_WINDOW.plusNanos(1), "scale-down");
        } else {
            HpaSpec.Behavior rules = spec.behavior().get();
            window(releases, history, rules.up().window(), "scale-up");
            window(releases, history, rules.down().window(), "scale-down");
            for (ScalingRules.Policy policy : rules.up().policies()) {
                policy(releases, history, policy.period(), "scale-up");
            }
            for (ScalingRules.Policy policy : rules.down().policies()) {
                policy(releases, history, policy.period(), "scale-down");
            }
        }
        releases.removeIf(release -> !release.at().isAfter(now));
        releases.sort(Comparator.comparing(Release::at));
        return releases;
    }

    private static void window(List<Release> releases, History history, Duration window, String direction) {
        String because = "when the " + direction + " window's " + window.toSeconds() + " s are over";
        history.recommendations()
                .forEach(past -> releases.add(new Release(past.time().plus(window), because)));
    }

    private static void policy(List<Release> releases, History history, Duration period, String direction) {
        String because = "when the " + direction + " policy's " + period.toSeconds() + " s are over";
        history.ups().forEach(past -> releases.add(new Release(past.time().plus(period), because)));
        history.downs().forEach(past -> releases.add(new Release(past.time().plus(period), because)));
    }
}
