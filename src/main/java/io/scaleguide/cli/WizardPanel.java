package io.scaleguide.cli;

import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.panel.live.LiveSettings;
import io.scaleguide.tui.app.Page;
import io.scaleguide.tui.panel.OpeningPanel;
import io.scaleguide.tui.panel.PanelPage;
import io.scaleguide.tui.panel.PanelParts;
import io.scaleguide.tui.wizard.Sequel;
import java.util.List;
import java.util.Optional;

/** The live panel of the HPA that the wizard has set up, with a connection to the cluster of its own. */
final class WizardPanel implements Sequel, AutoCloseable {
    private final Surroundings surroundings;
    private final ClusterChoice base;
    private final Runnable changed;
    private final PanelOpener opener;
    private Optional<Shown> shown = Optional.empty();

    /**
     * @param base the kubeconfig files
     * @param changed is told, on any thread, that there is something new to draw
     */
    WizardPanel(Surroundings surroundings, ClusterChoice base, Runnable changed) {
        this.surroundings = surroundings;
        this.base = base;
        this.changed = changed;
        this.opener = new PanelOpener(changed);
    }

    /** What is on the screen: a panel that is still empty, and the real one once it is found. */
    private static final class Shown {
        private final PanelPage opening;
        private volatile Optional<PanelParts> found = Optional.empty();
        private Optional<PanelPage> page = Optional.empty();

        private Shown(PanelParts opening) {
            this.opening = new PanelPage(opening);
        }

        private Page page() {
            page = page.or(() -> found.map(PanelPage::new));
            return page.orElse(opening);
        }
    }

    @Override
    public String name() {
        return "Live panel";
    }

    @Override
    public boolean ready(WizardView view) {
        return GuideHpa.of(view).isPresent();
    }

    @Override
    public void open(WizardView view) {
        GuideHpa hpa = GuideHpa.of(view).orElseThrow();
        OpeningPanel opening = new OpeningPanel(hpa.namespace(), hpa.name(), surroundings.clock());
        Shown next = new Shown(new PanelParts(
                view.cluster(),
                opening,
                opening,
                opening,
                Optional.empty(),
                List.of(),
                ScreenOptions.picture(surroundings),
                surroundings.zone(),
                changed));
        shown = Optional.of(next);
        opener.open(() -> connect(hpa), parts -> next.found = Optional.of(parts), opening::failed);
    }

    private OpenPanel connect(GuideHpa hpa) {
        Cluster cluster = hpa.connect(base);
        try {
            LiveScreen screen = LiveScreen.open(
                    surroundings,
                    cluster,
                    hpa.target(cluster, surroundings.clock()),
                    new PanelManner(
                            LiveSettings.USUAL, hpa.request(), Optional.empty(), Optional.empty(), Optional.empty()),
                    changed);
            return new Connected(cluster, screen);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** A panel, and the connection that nobody else has. */
    private record Connected(Cluster cluster, LiveScreen screen) implements OpenPanel {
        @Override
        public PanelParts parts() {
            return screen.parts();
        }

        @Override
        public void close() {
            screen.close();
            cluster.close();
        }
    }

    @Override
    public Page page() {
        return shown.orElseThrow().page();
    }

    @Override
    public void leave() {
        opener.closeLater();
    }

    /** Closes it and waits until its traffic is over and nothing is asked of the cluster any more. */
    @Override
    public void close() {
        opener.close();
    }
}
