package io.scaleguide.guide.export;

import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.KubectlWait;
import io.scaleguide.guide.action.Lasting;
import io.scaleguide.guide.action.Registry;
import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.helm.UpgradeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run of the guide as something to keep: what its actions would leave in the cluster, from those actions themselves.
 *
 * @param context the kubeconfig context of the cluster that it is for
 * @param answers the answers; the keys among them are used by nothing here
 * @param steps the steps, in order
 */
public record KeptRun(String context, Answers answers, List<KeptStep> steps) {
    /** Copies the steps. */
    public KeptRun {
        steps = List.copyOf(steps);
    }

    /**
     * Asks every action. Names and versions that only the cluster knows are read from it.
     *
     * @param guide the steps, in order
     * @param registry the checks and actions
     * @param session the connections; closed by whoever made it
     * @param answers the answers
     * @return the run; throws StepFailure or KubeException where the cluster does not tell
     */
    public static KeptRun of(List<StepDefinition> guide, Registry registry, Session session, Answers answers) {
        List<KeptStep> steps = guide.stream()
                .map(step -> kept(registry, context(guide, session, answers, step)))
                .toList();
        return new KeptRun(session.cluster().context().name(), answers, steps);
    }

    /**
     * Asks for the chart alone, which takes no cluster.
     *
     * @param guide the steps, in order
     * @param registry the checks and actions
     * @param session connections; none is opened
     * @param answers the answers
     * @return what helm is asked for; empty where no step installs a chart
     */
    public static Optional<UpgradeRequest> release(
            List<StepDefinition> guide, Registry registry, Session session, Answers answers) {
        for (StepDefinition step : guide) {
            StepContext context = context(guide, session, answers, step);
            for (Action action : actions(registry, step)) {
                for (Lasting lasting : action.lasting(context)) {
                    if (lasting instanceof Lasting.Release release) {
                        return Optional.of(release.request());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static StepContext context(
            List<StepDefinition> guide, Session session, Answers answers, StepDefinition step) {
        return new StepContext(step, answers, session, event -> {}, guide);
    }

    private static KeptStep kept(Registry registry, StepContext context) {
        List<Lasting> lasting = new ArrayList<>();
        List<KubectlWait> waits = new ArrayList<>();
        for (Action action : actions(registry, context.step())) {
            lasting.addAll(action.lasting(context));
            waits.addAll(action.waits(context));
        }
        for (String proof : context.step().proofs()) {
            registry.check(proof).map((Check check) -> check.waits(context)).ifPresent(waits::addAll);
        }
        return new KeptStep(context.step(), lasting, waits);
    }

    private static List<Action> actions(Registry registry, StepDefinition step) {
        return step.actions().stream()
                .map(id -> registry.action(id).orElseThrow())
                .toList();
    }

    /** What of one sort all steps leave, in order. */
    <T extends Lasting> List<T> all(Class<T> sort) {
        return steps.stream().flatMap(step -> step.all(sort).stream()).toList();
    }
}
