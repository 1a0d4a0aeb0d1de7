package io.scaleguide.cli;

import io.scaleguide.guide.answer.Answers;
import io.scaleguide.headless.PanelFace;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.KubeException;
import io.scaleguide.panel.live.LiveSettings;
import io.scaleguide.path.scope.AmbiguousPathException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of a run that goes on with the panel's story. */
final class FollowOption {
    private static final String WITHOUT_END = "0s";

    @Option(
            names = "--follow",
            arity = "0..1",
            paramLabel = "DURATION",
            fallbackValue = WITHOUT_END,
            converter = Lengths.class,
            description =
                    "After success, goes on with a line for each change of the HPA, its metric and its workload: for that long, for example 10m, or until Ctrl-C.")
    private Optional<Duration> follow = Optional.empty();

    /** Whether it was given. */
    boolean wanted() {
        return follow.isPresent();
    }

    /** Goes on with the story of the HPA that the answers name, if it was given. What goes wrong is said, and no more than that. */
    void tell(Surroundings surroundings, Answers answers, Cluster cluster, PanelFace.Form form) {
        Optional<GuideHpa> hpa =
                follow.flatMap(given -> GuideHpa.of(answers, cluster.context().name()));
        PanelManner manner = new PanelManner(
                LiveSettings.USUAL, "", Optional.empty(), follow.filter(given -> !given.isZero()), Optional.empty());
        StoryLines lines = new StoryLines(surroundings, form, manner);
        try {
            hpa.ifPresent(one -> lines.print(cluster, one.target(cluster, surroundings.clock(), first -> {})));
        } catch (KubeException | AmbiguousPathException e) {
            surroundings.err().println("scaleguide: " + e.getMessage());
        }
    }
}
