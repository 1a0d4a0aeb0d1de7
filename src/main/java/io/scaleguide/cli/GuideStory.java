package io.scaleguide.cli;

import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.KubeException;
import io.scaleguide.line.wizard.LiveStory;
import io.scaleguide.panel.live.Audience;
import io.scaleguide.panel.live.LiveSettings;
import io.scaleguide.panel.story.Sentence;
import io.scaleguide.path.scope.AmbiguousPathException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The panel's story of the HPA that the wizard has set up, by a connection of its own.
 *
 * @param surroundings what there is around
 * @param base the kubeconfig files
 */
record GuideStory(Surroundings surroundings, ClusterChoice base) implements LiveStory {
    @Override
    public boolean ready(WizardView view) {
        return GuideHpa.of(view).isPresent();
    }

    @Override
    public Begun begin(WizardView view, Consumer<Sentence> ear) {
        try {
            return new Begun.Telling(open(GuideHpa.of(view).orElseThrow(), ear));
        } catch (KubeException | AmbiguousPathException e) {
            return new Begun.Silent(String.valueOf(e.getMessage()));
        }
    }

    /** Returns what ends it. */
    private Runnable open(GuideHpa hpa, Consumer<Sentence> ear) {
        Cluster cluster = hpa.connect(base);
        try {
            PanelSession session = PanelSession.open(
                    surroundings,
                    cluster,
                    hpa.target(cluster, surroundings.clock(), first -> {}),
                    LiveSettings.USUAL,
                    Optional.empty(),
                    why -> {},
                    List.of(new Ear(ear)));
            session.start();
            return () -> {
                session.close();
                cluster.close();
            };
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** Hears the sentences alone. */
    private record Ear(Consumer<Sentence> heard) implements Audience {
        @Override
        public void said(Sentence sentence) {
            heard.accept(sentence);
        }
    }
}
