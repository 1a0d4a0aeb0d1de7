package io.scaleguide.line.wizard;

import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.guide.session.StepContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Checks and actions that say and do what a test has written for them. */
final class ScriptedWork {
    private final Map<String, Deque<Verdict>> verdicts = new ConcurrentHashMap<>();
    private final Set<String> blocked = ConcurrentHashMap.newKeySet();
    private final CountDownLatch applying = new CountDownLatch(1);

    /** What a test writes before the story begins. */
    interface Script {
        void write(ScriptedWork work);
    }

    /** Lets a check say these in turn, and the last for good. */
    void says(String check, Verdict... inTurn) {
        verdicts.put(check, new ArrayDeque<>(List.of(inTurn)));
    }

    /** Lets an action wait until it is interrupted. */
    void blocks(String action) {
        blocked.add(action);
    }

    /** Waits until the blocked action has begun. */
    void awaitBlocked() throws InterruptedException {
        applying.await();
    }

    List<Check> checks() {
        return List.of(
                new Look("cluster-reachable", "The cluster answers."),
                new Look("api-key-good", "Datadog takes the API key."),
                new Look("agents-ready", "1 of 1 agents ready."));
    }

    List<Action> actions() {
        return List.of(
                new Change("datadog-keys", PlannedChange.Kind.CREATE, "Secret datadog/datadog-keys", "+kind: Secret"),
                new Change(
                        "datadog-release", PlannedChange.Kind.RUN, "release datadog/datadog", "+site: datadoghq.com"));
    }

    private final class Look implements Check {
        private final String id;
        private final String fine;

        private Look(String id, String fine) {
            this.id = id;
            this.fine = fine;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Verdict look(StepContext context) {
            Deque<Verdict> left = verdicts.getOrDefault(id, new ArrayDeque<>(List.of(new Verdict.Fine(fine))));
            return left.size() > 1 ? left.remove() : left.element();
        }
    }

    private final class Change implements Action {
        private final String id;
        private final PlannedChange.Kind kind;
        private final String object;
        private final String diff;

        private Change(String id, PlannedChange.Kind kind, String object, String diff) {
            this.id = id;
            this.kind = kind;
            this.object = object;
            this.diff = diff;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Optional<String> probe(StepContext context) {
            return Optional.empty();
        }

        @Override
        public List<PlannedChange> plan(StepContext context) {
            return List.of(new PlannedChange(kind, object, diff, "the command for " + object));
        }

        @Override
        public void apply(StepContext context) {
            context.emit(new GuideEvent.ProcessLine(context.step().id(), "helm", "stdout", "NAME: datadog"));
            if (blocked.contains(id)) {
                block();
            }
            context.emit(new GuideEvent.ObjectApplied(context.step().id(), id, object));
        }

        private void block() {
            try {
                applying.countDown();
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StepFailure(Problem.of("cut", "Cut short.", "", ""));
            }
        }

        @Override
        public Verdict verify(StepContext context) {
            return new Verdict.Fine(object + " is as it should be.");
        }

        @Override
        public String revert(StepContext context, LedgerEntry entry) {
            return object + " is gone.";
        }
    }
}
