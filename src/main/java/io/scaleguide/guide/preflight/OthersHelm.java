package io.scaleguide.guide.preflight;

import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.helm.ReleaseRef;
import io.scaleguide.helm.ReleaseState;
import io.scaleguide.path.budget.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether someone else's helm works on a release that is pending. Helm says nothing of who does, nor whether it still lives: what a helm of this user has
 * left is known from the ledger, and any other counts as alive for as long as one may take.
 */
public final class OthersHelm {
    /** Helm looks at its clock a little after, or as another process a little before, it is written down that it begins. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    /** The longest that a helm of the guide takes, which is longer than helm's own five minutes (helm upgrade --help, "--timeout"). */
    private static final Duration LONGEST = Duration.ofMinutes(8);

    private OthersHelm() {}

    /**
     * Looks.
     *
     * @param context the step's context
     * @param release the release
     * @param pending how it stands
     * @return what stands in the way; empty when it is nobody's any more, or was this user's, and may be recovered
     */
    public static Optional<Problem> at(StepContext context, ReleaseRef release, ReleaseState.Pending pending) {
        List<Instant> cutOff = context.session().ledger().cutOff(release.namespace(), release.name());
        return at(context.session().clock().instant(), cutOff, release, pending);
    }

    static Optional<Problem> at(Instant now, List<Instant> cutOff, ReleaseRef release, ReleaseState.Pending pending) {
        return pending.since()
                .filter(since -> cutOff.stream().noneMatch(begun -> of(begun, since)))
                .map(since -> Duration.between(since, now))
                .filter(age -> age.compareTo(LONGEST) < 0)
                .map(age -> problem(release, pending, age));
    }

    /** Whether what is pending since then is of the helm that began then. */
    private static boolean of(Instant begun, Instant since) {
        return !since.isBefore(begun.minus(SLACK)) && since.isBefore(begun.plus(LONGEST));
    }

    private static Problem problem(ReleaseRef release, ReleaseState.Pending pending, Duration age) {
        // Clocks of two machines differ.
        Duration shown = age.isNegative() ? Duration.ZERO : age;
        return Problem.of(
                "helm-busy",
                "Someone else's helm is at work on release " + release.namespace() + "/" + release.name() + ".",
                "It is " + pending.status() + " since " + Durations.words(shown) + ", and it was not begun from here.",
                "Wait until it has ended, then run again. If nobody is at it any more, run again "
                        + Durations.words(LONGEST.minus(shown)) + " from now: it is recovered then.");
    }
}
