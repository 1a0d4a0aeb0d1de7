package io.scaleguide.cli;

import io.scaleguide.guide.answer.Answers;
import io.scaleguide.guide.wizard.Stage;
import io.scaleguide.guide.wizard.StepView;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.panel.live.FirstSight;
import io.scaleguide.panel.live.PanelTarget;
import io.scaleguide.path.scope.PathRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The HPA that the guide has put there.
 *
 * @param context the kubeconfig context of its cluster
 * @param namespace its namespace
 * @param name its name
 * @param request what follows the route's path in requests of traffic; empty for none
 */
record GuideHpa(String context, String namespace, String name, String request) {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String NAME = "hpa-name";

    /** The HPA; empty before the step that asks for its name is done. */
    static Optional<GuideHpa> of(WizardView view) {
        boolean there = view.steps().stream().anyMatch(step -> step.stage() instanceof Stage.Done && asksForName(step));
        return there && !view.cluster().context().isEmpty()
                ? view.answer("namespace").flatMap(namespace -> view.answer(NAME)
                        .map(name -> new GuideHpa(
                                view.cluster().context(),
                                namespace,
                                name,
                                view.answer("request").orElse(""))))
                : Optional.empty();
    }

    /** The HPA that a run with these answers puts there; empty where its steps ask for none. */
    static Optional<GuideHpa> of(Answers answers, String context) {
        return answers.has("namespace") && answers.has(NAME)
                ? Optional.of(new GuideHpa(
                        context,
                        answers.text("namespace"),
                        answers.text(NAME),
                        answers.has("request") ? answers.text("request") : ""))
                : Optional.empty();
    }

    private static boolean asksForName(StepView step) {
        return step.fields().stream().anyMatch(field -> field.field().id().equals(NAME));
    }

    /** A connection of its own: the wizard's belongs to its worker. Throws KubeException where there is none. */
    Cluster connect(ClusterChoice base) {
        return Cluster.open(new ClusterChoice(base.kubeconfigs(), Optional.of(context)), TIMEOUT);
    }

    /** What its panel is about; {@code first} takes what is read first. Throws KubeException where the cluster cannot be asked. */
    PanelTarget target(Cluster cluster, Clock clock, Consumer<FirstSight> first) {
        return PanelTarget.find(
                cluster,
                clock,
                new PathRequest(Optional.of(namespace), Optional.of(name)),
                Optional.empty(),
                Optional.empty(),
                first);
    }
}
