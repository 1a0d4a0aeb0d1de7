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
            Verdict verdict = lookOnce(context, look);
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
                throw new StepFailure(late(what, message, deadline));
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

    private static Verdict lookOnce(StepContext context, Supplier<Verdict> look) {
        try {
            return look.get();
        } catch (KubeException e) {
            return KubeProblems.passes(e, () -> context.cluster().answered())
                    ? new Verdict.NotYet(KubeProblems.of(e).what())
                    : new Verdict.Bad(KubeProblems.of(e));
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
