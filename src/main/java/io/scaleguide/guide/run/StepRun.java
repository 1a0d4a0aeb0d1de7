package io.scaleguide.guide.run;

import io.scaleguide.disk.DiskException;
import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.answer.Answer;
import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.event.EventSink;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.ledger.Ledger;
import io.scaleguide.guide.ledger.LedgerHold;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.helm.HelmFailedException;
import io.scaleguide.kube.KubeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs single steps, on the thread that calls {@link #run}; interrupting that thread cancels. It remembers from step to step whether
 * things were so already, and says once where a run goes on.
 */
public final class StepRun {
    /** Before an action, a check gets this long to become fine: a slow first answer is not a refusal. */
    private static final Duration BEFORE = Duration.ofSeconds(20);

    /** How long a cluster may be away in the middle of a step: an API server that starts anew takes less than half a minute. */
    private static final Duration AWAY = Duration.ofSeconds(30);

    private final List<StepDefinition> steps;
    private final Registry registry;
    private final Session session;
    private final Answers answers;
    private final EventSink sink;
    private final Watchman watchman;
    private final Clock clock;
    private int alreadySo;
    private boolean goingOn;

    /** What of a step is run. */
    public enum Part {
        /** Its checks, which change nothing. */
        CHECKS,
        /** Its plan; the checks only of a step that decides whether anything may begin. */
        PLAN,
        /** Its checks and its plan. */
        PREPARE,
        /** Its actions and the proofs that they worked. */
        APPLY,
        /** All of it. */
        WHOLE
    }

    /** How it ended; the events before it say more. */
    public enum Ending {
        /** As it should. */
        DONE,
        /** With a problem. */
        FAILED,
        /** By an interruption; the thread's flag is set again. */
        CANCELLED
    }

    /**
     * @param steps all steps of the guide, in order
     * @param registry the checks and actions
     * @param session the connections; closed by whoever made it
     * @param answers the answers
     * @param sink where events go
     * @param pause waits between looks
     */
    public StepRun(
            List<StepDefinition> steps,
            Registry registry,
            Session session,
            Answers answers,
            EventSink sink,
            Pause pause) {
        this.steps = steps;
        this.registry = registry;
        this.session = session;
        this.answers = answers;
        this.sink = sink;
        this.clock = session.clock();
        this.watchman = new Watchman(clock, pause);
    }

    /**
     * Runs a step, or a part of it.
     *
     * @param step the step
     * @param part how much of it
     * @return how it ended
     */
    public Ending run(StepDefinition step, Part part) {
        StepContext context = new StepContext(step, answers, session, sink, steps);
        try {
            Instant start = clock.instant();
            announce(step);
            perform(context, part);
            sink.accept(new GuideEvent.StepFinished(step.id(), Duration.between(start, clock.instant())));
            return Ending.DONE;
        } catch (InterruptedException e) {
            return cancelled(step);
        } catch (StepFailure e) {
            return Thread.currentThread().isInterrupted() ? cancelled(step) : failed(step, e.problem());
        } catch (KubeException e) {
            return Thread.currentThread().isInterrupted() ? cancelled(step) : failed(step, KubeProblems.of(e));
        } catch (HelmFailedException e) {
            return Thread.currentThread().isInterrupted() ? cancelled(step) : failed(step, helmProblem(e));
        } catch (DiskException e) {
            return Thread.currentThread().isInterrupted() ? cancelled(step) : failed(step, diskProblem(e));
        }
    }

    private static Problem diskProblem(DiskException failure) {
        return Problem.of(
                failure.trouble().id(), failure.what(), failure.trouble().words(), failure.next());
    }

    private static Problem helmProblem(HelmFailedException failure) {
        return Problem.of(
                "helm-silent",
                "Helm could not say how the release stands.",
                Objects.toString(failure.getMessage(), ""),
                "Try it by hand: helm history {release} -n {datadog-namespace}");
    }

    private void announce(StepDefinition step) {
        sink.accept(new GuideEvent.StepStarted(
                step.order(), steps.size(), step.id(), step.title(), answers.fill(step.explanation()), step.differs()));
        for (FieldDefinition field : step.fields()) {
            Answer answer = answers.answer(field.id());
            sink.accept(new GuideEvent.FieldAnswered(
                    step.id(), field.id(), answer.shown(), answer.source().words()));
        }
    }

    private void perform(StepContext context, Part part) throws InterruptedException {
        StepDefinition step = context.step();
        if (part != Part.APPLY && (part != Part.PLAN || step.gate())) {
            await(context, step.before(), BEFORE);
        }
        if (part == Part.CHECKS) {
            return;
        }
        boolean planOnly = part == Part.PLAN || part == Part.PREPARE;
        if (step.gate() && !planOnly) {
            // What cannot be written down may not be done later, so nothing is begun.
            session.ledger().hold().ifPresent(LedgerHold::close);
        }
        for (String id : step.actions()) {
            perform(context, registry.action(id).orElseThrow(), planOnly);
        }
        if (!planOnly) {
            await(context, step.proofs(), step.deadline());
        }
    }

    private void await(StepContext context, List<String> checks, Duration deadline) throws InterruptedException {
        for (String id : checks) {
            Check check = registry.check(id).orElseThrow();
            watchman.await(context, id, deadline, () -> check.look(context));
        }
    }

    private void perform(StepContext context, Action action, boolean planOnly) throws InterruptedException {
        String step = context.step().id();
        Optional<String> already = watchman.insist(context, action.id(), AWAY, () -> action.probe(context));
        if (already.isPresent()) {
            alreadySo++;
            sink.accept(new GuideEvent.AlreadySo(step, action.id(), already.get()));
            return;
        }
        sayWhereThingsStand(step);
        List<PlannedChange> changes = watchman.insist(context, action.id(), AWAY, () -> action.plan(context));
        if (!changes.isEmpty()) {
            sink.accept(new GuideEvent.Planned(step, action.id(), changes));
        }
        if (planOnly) {
            return;
        }
        if (apply(context, action)) {
            watchman.await(context, action.id(), context.step().deadline(), () -> action.verify(context));
        }
    }

    /** Whether there was still something to do: whoever had the ledger until now may have done the same. */
    private boolean apply(StepContext context, Action action) throws InterruptedException {
        String step = context.step().id();
        Ledger ledger = session.ledger();
        Optional<LedgerHold> free = ledger.hold();
        try (LedgerHold held = free.isPresent() ? free.get() : turn(context, ledger)) {
            Optional<String> already = free.isPresent()
                    ? Optional.empty()
                    : watchman.insist(context, action.id(), AWAY, () -> action.probe(context));
            if (already.isPresent()) {
                sink.accept(new GuideEvent.AlreadySo(step, action.id(), already.get()));
                return false;
            }
            Instant start = clock.instant();
            watchman.insist(context, action.id(), AWAY, () -> {
                action.apply(context);
                return true;
            });
            sink.accept(new GuideEvent.Applied(step, action.id(), Duration.between(start, clock.instant())));
            return true;
        }
    }

    /** Waits until no other run of this user changes the cluster. */
    private LedgerHold turn(StepContext context, Ledger ledger) throws InterruptedException {
        List<LedgerHold> got = new ArrayList<>();
        watchman.await(context, "ledger", context.step().deadline(), () -> {
            ledger.hold().ifPresent(got::add);
            return got.isEmpty()
                    ? new Verdict.NotYet("Another Scaleguide of yours"
                            + ledger.holder().map(one -> " (" + one + ")").orElse("")
                            + " is changing this cluster; it is waited for.")
                    : new Verdict.Fine("The other Scaleguide has ended what it did.");
        });
        return got.get(0);
    }

    /** Known from the cluster, as just probed, and not from a file: so it holds on another machine too. */
    private void sayWhereThingsStand(String step) {
        if (alreadySo > 0 && !goingOn) {
            sink.accept(new GuideEvent.Note(
                    step,
                    alreadySo + (alreadySo == 1 ? " thing was" : " things were")
                            + " so already in this cluster; you go on from here."));
        }
        goingOn = true;
    }

    private Ending failed(StepDefinition step, Problem problem) {
        Problem advised = step.hint(problem.id())
                .map(hint -> problem.advised(answers.fill(hint.text()), hint.link()))
                .orElseGet(() -> problem.advised(answers.fill(problem.next()), problem.link()));
        sink.accept(new GuideEvent.Failed(step.id(), advised, state()));
        return Ending.FAILED;
    }

    private Ending cancelled(StepDefinition step) {
        Thread.interrupted();
        sink.accept(new GuideEvent.Cancelled(step.id(), state()));
        Thread.currentThread().interrupt();
        return Ending.CANCELLED;
    }

    private String state() {
        int changes;
        try {
            changes = session.ledger().entries().size();
        } catch (KubeException e) {
            changes = 0;
        } catch (DiskException e) {
            return e.what();
        }
        return changes == 0
                ? "Nothing has been changed in the cluster."
                : changes + (changes == 1 ? " change" : " changes")
                        + " so far; \"scaleguide undo\" puts back what was there.";
    }
}
