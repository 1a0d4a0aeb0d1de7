package io.scaleguide.guide.run;

import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.KubeException;
import io.scaleguide.path.budget.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks again and again until something is fine, hopeless, or too late; says what it waits for. What comes soon is seen soon, and what takes long is not
 * asked for any oftener: between two looks lies an eighth of what has been waited.
 */
final class Watchman {
    private static final int LOOKS_A_WAIT = 8;
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMillis(500);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(10);

    private final Clock clock;
    private final Pause pause;

    Watchman(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Waits.
     *
     * @throws StepFailure when it is hopeless or the deadline has passed
     * @throws InterruptedException when the run is cancelled
     */
    void await(StepContext context, String what, Duration deadline, Supplier<Verdict> look)
            throws InterruptedException {
        Instant start = clock.instant();
        Instant lastWords = Instant.EPOCH;
        String said = "";
        while (true) {
            Look once = lookOnce(context, look);
            Verdict verdict = once.verdict();
            if (verdict instanceof Verdict.Bad bad) {
                throw new StepFailure(bad.problem());
            }
            if (verdict instanceof Verdict.Fine fine) {
                context.emit(new GuideEvent.Checked(context.step().id(), what, "ok", fine.message()));
                return;
            }
            if (verdict instanceof Verdict.Warning warning) {
                context.emit(new GuideEvent.Checked(context.step().id(), what, "warning", warning.message()));
                return;
            }
            String message = ((Verdict.NotYet) verdict).message();
            Instant now = clock.instant();
            Duration elapsed = Duration.between(start, now);
            if (elapsed.compareTo(deadline) >= 0) {
                throw new StepFailure(once.refusal()
                        .map(refusal -> lasting(refusal, deadline))
                        .orElseGet(() -> late(what, message, deadline)));
            }
            if (!message.equals(said) || Duration.between(lastWords, now).compareTo(BETWEEN_WORDS) >= 0) {
                context.emit(new GuideEvent.Waiting(
                        context.step().id(),
                        what,
                        message,
                        elapsed,
                        deadline,
                        context.step().expected()));
                said = message;
                lastWords = now;
            }
            pause.rest(untilNextLook(elapsed));
        }
    }

    private static Duration untilNextLook(Duration elapsed) {
        Duration share = elapsed.dividedBy(LOOKS_A_WAIT);
        if (share.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return share.compareTo(LONGEST) > 0 ? LONGEST : share;
    }

    /** What a look came to, and what the cluster refused in it. */
    private record Look(Verdict verdict, Optional<Problem> refusal) {}

    private static Look lookOnce(StepContext context, Supplier<Verdict> look) {
        try {
            return new Look(look.get(), Optional.empty());
        } catch (KubeException e) {
            Problem problem = KubeProblems.of(e);
            return KubeProblems.passes(e, () -> context.cluster().answered())
                    ? new Look(new Verdict.NotYet(problem.what()), Optional.of(problem))
                    : new Look(new Verdict.Bad(problem), Optional.of(problem));
        }
    }

    /** A refusal that might have passed, and did not: its own advice is better than to go on waiting. */
    private static Problem lasting(Problem refusal, Duration deadline) {
        return Problem.of(
                refusal.id(),
                refusal.what(),
                "It was still so after " + Durations.words(deadline) + ".",
                refusal.next());
    }

    /**
     * Does something, and does it again while the cluster is away for a moment. It must do no harm to do it twice.
     *
     * @throws KubeException when the cluster refuses, or stays away for longer than the deadline
     * @throws InterruptedException when the run is cancelled
     */
    <T> T insist(StepContext context, String what, Duration deadline, Supplier<T> work) throws InterruptedException {
        Instant start = clock.instant();
        boolean said = false;
        while (true) {
            try {
                return work.get();
            } catch (KubeException e) {
                Duration elapsed = Duration.between(start, clock.instant());
                if (!KubeProblems.away(e, () -> context.cluster().answered()) || elapsed.compareTo(deadline) >= 0) {
                    throw e;
                }
                if (!said) {
                    context.emit(new GuideEvent.Waiting(
                            context.step().id(), what, KubeProblems.of(e).what(), elapsed, deadline, ""));
                    said = true;
                }
            }
            pause.rest(LONGEST);
        }
    }

    private static Problem late(String what, String message, Duration deadline) {
        return Problem.of(
                "late-" + what,
                "This took longer than " + Durations.words(deadline) + ".",
                message,
                "Try again to go on waiting; what is done already is left as it is.");
    }
}
