package io.scaleguide.guide.wizard;

import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.answer.AnswerResolver;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.ledger.Ledger;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.guide.session.SessionSetup;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.step.Allowed;
import io.scaleguide.guide.step.FieldDefinition;
import io.scaleguide.guide.step.LiveNames;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.kube.ClusterChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A wizard of two steps whose checks and actions do what a test says. */
final class WizardBench {
    private static final long LONGEST_SECONDS = 20;

    private final Path folder;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
    private final Set<String> already = ConcurrentHashMap.newKeySet();
    private final Set<String> blocked = ConcurrentHashMap.newKeySet();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final Set<String> faulty = ConcurrentHashMap.newKeySet();
    private final Semaphore changes = new Semaphore(0);
    private final Wizard wizard;

    private WizardBench(Path folder) {
        this.folder = folder;
        List<StepDefinition> steps = List.of(step(1, "one", false, "walk-one"), step(2, "two", true, "walk-two"));
        wizard = new Wizard(
                new WizardSetup(
                        steps,
                        new Registry(
                                List.of(new Look("door"), new Look("proof")),
                                List.of(new Walk("one"), new Walk("two"))),
                        new AnswerResolver(Map.of(), Map.of(), Map.of(), Map.of()),
                        new SessionSetup(
                                new ClusterChoice(List.of(folder.resolve("kubeconfig")), Optional.empty()),
                                Optional.empty(),
                                folder,
                                Map.of(),
                                "auto",
                                Clock.systemUTC()),
                        length -> TimeUnit.MILLISECONDS.sleep(1),
                        Duration.ofMillis(1)),
                changes::release);
    }

    /** With a kubeconfig of two contexts, of which one is current; no API server listens for either. */
    static WizardBench open(Path folder, String current) throws IOException {
        TwoContexts.write(folder, current);
        WizardBench bench = new WizardBench(folder);
        bench.wizard.open();
        return bench;
    }

    Wizard wizard() {
        return wizard;
    }

    WizardView view() {
        return wizard.view();
    }

    void act(Act act) {
        wizard.act(act);
        settle();
    }

    void answer(String field, String value) {
        wizard.answer(field, value);
        settle();
    }

    /** Until the wizard has taken in what it was told. */
    private void settle() {
        try {
            wizard.settle();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> calls() {
        return calls;
    }

    void verdict(String check, Verdict verdict) {
        verdicts.put(check, verdict);
    }

    void already(String... steps) {
        already.addAll(List.of(steps));
    }

    /** Lets a call wait until it is interrupted. */
    void block(String call) {
        blocked.add(call);
    }

    /** Lets a call go on until it is cancelled, and then fail as if by itself: as helm does when Ctrl-C reaches it first. */
    void breakOff(String call) {
        blocked.add(call);
        broken.add(call);
    }

    /** Lets a call end in a fault of the program. */
    void fault(String call) {
        faulty.add(call);
    }

    /** Writes a change of a step's into the ledger. */
    void changed(String step) {
        Ledger.of(folder, "kind-demo", "http://127.0.0.1:1")
                .add(new LedgerEntry.ObjectChanged(
                        "walk-" + step,
                        "2026-11-25T10:00:00Z",
                        "v1",
                        "Service",
                        "shop",
                        "echo",
                        Optional.empty(),
                        false));
    }

    WizardView await(Predicate<WizardView> wanted) {
        await(() -> wanted.test(wizard.view()));
        return wizard.view();
    }

    void awaitCall(String call) {
        await(() -> calls.contains(call));
    }

    private void await(BooleanSupplier wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        try {
            while (!wanted.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("It did not come: " + wizard.view() + " after " + calls);
                }
                // A call is noted before the view changes, so it is looked again now and then without a change.
                changes.tryAcquire(Math.min(left, TimeUnit.MILLISECONDS.toNanos(50)), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StepDefinition step(int order, String id, boolean gate, String action) {
        List<FieldDefinition> fields = order > 1
                ? List.of(field("wish", FieldDefinition.Type.TEXT, "[a-z]*", Optional.empty()))
                : List.of(
                        field("name", FieldDefinition.Type.TEXT, "[a-z]*", Optional.empty()),
                        field("key", FieldDefinition.Type.SECRET, "[0-9a-f]*", Optional.empty()),
                        field("context", FieldDefinition.Type.TEXT, ".*", Optional.of(LiveNames.CONTEXTS)),
                        field("namespace", FieldDefinition.Type.TEXT, ".*", Optional.of(LiveNames.NAMESPACES)));
        return new StepDefinition(
                order,
                id,
                "Step " + id,
                "",
                "",
                gate,
                fields,
                List.of("door"),
                List.of(action),
                List.of("proof"),
                Duration.ofMinutes(1),
                "",
                List.of(),
                List.of());
    }

    private static FieldDefinition field(
            String id, FieldDefinition.Type type, String pattern, Optional<LiveNames> names) {
        return new FieldDefinition(
                id,
                id,
                type,
                "",
                Optional.of(""),
                false,
                List.of(),
                Optional.of(new Allowed(Pattern.compile(pattern), "is small letters, such as echo")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                names);
    }

    private void called(String call) {
        calls.add(call);
        changes.release();
        if (faulty.contains(call)) {
            throw new IllegalStateException("told so by the test");
        }
        if (blocked.contains(call)) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                if (!broken.contains(call)) {
                    Thread.currentThread().interrupt();
                }
                throw new StepFailure(Problem.of("cut", "Cut short.", "", ""));
            }
        }
    }

    private final class Look implements Check {
        private final String id;

        private Look(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Verdict look(StepContext context) {
            called("look " + id);
            return verdicts.getOrDefault(id, new Verdict.Fine(id + " fine"));
        }
    }

    private final class Walk implements Action {
        private final String step;

        private Walk(String step) {
            this.step = step;
        }

        @Override
        public String id() {
            return "walk-" + step;
        }

        @Override
        public Optional<String> probe(StepContext context) {
            called("probe " + step);
            return already.contains(step) ? Optional.of("It is so.") : Optional.empty();
        }

        @Override
        public List<PlannedChange> plan(StepContext context) {
            called("plan " + step);
            return List.of(
                    new PlannedChange(PlannedChange.Kind.CREATE, "Service shop/" + step, "+kind: Service", "walk"));
        }

        @Override
        public void apply(StepContext context) {
            called("apply " + step);
        }

        @Override
        public Verdict verify(StepContext context) {
            called("verify " + step);
            return new Verdict.Fine("walked");
        }

        @Override
        public String revert(StepContext context, LedgerEntry entry) {
            return "walked back";
        }
    }
}
