package io.scaleguide.cli;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.panel.live.LiveSettings;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.app.Page;
import io.scaleguide.tui.panel.OpeningPanel;
import io.scaleguide.tui.wizard.Sequel;
import java.util.Optional;

/** The live panel of the HPA that the wizard has set up, with a connection to the cluster of its own. */
final class WizardPanel implements Sequel, AutoCloseable {
    private final Surroundings surroundings;
    private final ClusterChoice base;
    private final Runnable changed;
    private final PanelOpener opener;
    private Optional<OpeningPanel> shown = Optional.empty();

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
        OpeningPanel opening = new OpeningPanel(
                hpa.namespace(),
                hpa.name(),
                view.cluster(),
                surroundings.clock(),
                ScreenOptions.picture(surroundings),
                surroundings.zoneOfUser());
        shown = Optional.of(opening);
        opener.open(
                () -> connect(hpa, new Glimpse(opening, surroundings.clock(), changed)),
                connected -> opening.found(connected.what().parts()),
                failure -> opening.failed(PanelOpener.words(failure)));
    }

    private Connected<LiveScreen> connect(GuideHpa hpa, Glimpse glimpse) {
        Cluster cluster = hpa.connect(base);
        try {
            LiveScreen screen = LiveScreen.open(
                    surroundings,
                    cluster,
                    hpa.target(cluster, surroundings.clock(), glimpse),
                    glimpse,
                    ClusterMark.of(cluster.context().name(), cluster.context().server(), cluster.serverVersion()),
                    new PanelManner(
                            LiveSettings.USUAL, hpa.request(), Optional.empty(), Optional.empty(), Optional.empty()),
                    changed);
            return new Connected<>(cluster, screen);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    @Override
    public Page page() {
        return shown.orElseThrow().page();
    }

    @Override
    public Optional<PanelView> shown() {
        return shown.map(OpeningPanel::view);
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
