package io.scaleguide.cli;

import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.autoscale.HpaTuning;
import io.scaleguide.guide.autoscale.TuneHpa;
import io.scaleguide.guide.event.EventSink;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.guide.step.RepairStep;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.tui.whatif.HpaChanges;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes an HPA by the guide's way, with the five verbs and the ledger, on a thread of its own. */
final class HpaTuner implements HpaChanges, AutoCloseable {
    /** The action whose step this is done in the place of. */
    private static final String LIKE = "hpa";

    private static final long PATIENCE_SECONDS = 5;

    private final Surroundings surroundings;
    private final ClusterChoice choice;
    private final ObjectRef hpa;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "panel-apply");
        made.setDaemon(true);
        return made;
    });

    HpaTuner(Surroundings surroundings, ClusterChoice choice, ObjectRef hpa) {
        this.surroundings = surroundings;
        this.choice = choice;
        this.hpa = hpa;
    }

    @Override
    public void apply(ObjectNode patch, JsonNode seen, Consumer<Outcome> hears) {
        thread.execute(() -> hears.accept(outcome(new HpaTuning(hpa, patch, seen))));
    }

    private Outcome outcome(HpaTuning tuning) {
        try {
            return tune(tuning);
        } catch (KubeException | UncheckedIOException e) {
            return new Outcome(false, "Not changed. " + e.getMessage());
        }
    }

    private Outcome tune(HpaTuning tuning) {
        Guide guide = Guide.load(surroundings, new AnswerOptions(), choice.context(), Guide.NO_KEYS);
        StepDefinition step = RepairStep.of(guide.steps(), LIKE, TuneHpa.ID);
        Heard heard = new Heard();
        Registry registry = new Registry(List.of(), List.of(new TuneHpa(tuning)));
        int code = new OneStep(surroundings, choice).run(guide, step, registry, false, heard);
        return code == ExitCode.DONE
                ? new Outcome(true, hpa + " is changed. \"scaleguide undo --to finish\" puts back what was there.")
                : new Outcome(false, heard.why());
    }

    /** Hears why a run could not go on. */
    private static final class Heard implements EventSink {
        private Optional<Problem> problem = Optional.empty();

        @Override
        public void accept(GuideEvent event) {
            if (event instanceof GuideEvent.Failed failed) {
                problem = Optional.of(failed.problem());
            }
        }

        private String why() {
            return problem.map(one -> Stream.of("Not changed.", one.what(), one.why(), one.next())
                            .filter(words -> !words.isEmpty())
                            .collect(Collectors.joining(" ")))
                    .orElse("Not changed: it was stopped.");
        }
    }

    /** Ends its thread; what is being changed gets some time for it. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
