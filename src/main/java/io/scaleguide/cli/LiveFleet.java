package io.scaleguide.cli;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.kube.Cluster;
import io.scaleguide.panel.fleet.FleetView;
import io.scaleguide.panel.fleet.Trouble;
import io.scaleguide.panel.live.PanelTarget;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.hop.Verdict;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.tui.panel.Fleet;
import io.scaleguide.tui.panel.FleetRow;
import io.scaleguide.tui.panel.OpeningPanel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The fleet of a cluster on the screen. One panel is open at a time. */
final class LiveFleet implements Fleet, Opened {
    private final Surroundings surroundings;
    private final Cluster cluster;
    private final BiFunction<PanelTarget, Glimpse, LiveScreen> opens;
    private final Runnable changed;
    private final ClusterMark mark;
    private final io.scaleguide.panel.fleet.Fleet fleet;
    private final PanelOpener opener;
    private List<FleetView.Row> seen = List.of();
    private List<FleetRow> rows = List.of();

    /**
     * Begins to watch. Throws KubeException where the cluster cannot be asked what the user may.
     *
     * @param cluster the cluster; whoever opened it closes it, after this
     * @param mark what is said of the cluster
     * @param opens opens the panel of one
     * @param changed is told, on any thread, that there is something new to draw
     */
    LiveFleet(
            Surroundings surroundings,
            Cluster cluster,
            ClusterMark mark,
            BiFunction<PanelTarget, Glimpse, LiveScreen> opens,
            Runnable changed) {
        this.surroundings = surroundings;
        this.cluster = cluster;
        this.opens = opens;
        this.changed = changed;
        this.opener = new PanelOpener(changed);
        this.mark = mark;
        this.fleet = io.scaleguide.panel.fleet.Fleet.open(cluster, surroundings.clock(), Periods.USUAL, changed);
    }

    @Override
    public ClusterMark cluster() {
        return mark;
    }

    @Override
    public List<FleetRow> rows() {
        List<FleetView.Row> now = fleet.view().rows();
        // The fleet makes a view only where something is new in it.
        if (now != seen) {
            seen = now;
            rows = now.stream().map(LiveFleet::row).toList();
        }
        return rows;
    }

    private static FleetRow row(FleetView.Row row) {
        return new FleetRow(
                row.namespace(),
                row.name(),
                verdict(row.trouble()),
                row.why(),
                row.value(),
                row.target(),
                row.unit(),
                row.replicas(),
                row.wanted(),
                row.maximum(),
                row.updated());
    }

    private static Verdict verdict(Trouble trouble) {
        return switch (trouble) {
            case BROKEN, UNABLE -> Verdict.BROKEN;
            case LATE -> Verdict.LATE;
            case AT_MAXIMUM, STEADY -> Verdict.OK;
        };
    }

    /** A watch that may not be made, or is interrupted, says why; until then they are listed. */
    @Override
    public Optional<String> waiting() {
        FleetView view = fleet.view();
        return view.problems().stream()
                .findFirst()
                .or(() -> view.listed() ? Optional.empty() : Optional.of("The HPAs are being listed."));
    }

    @Override
    public Instant now() {
        return surroundings.clock().instant();
    }

    @Override
    public OpeningPanel open(FleetRow row) {
        OpeningPanel opening = new OpeningPanel(
                row.namespace(),
                row.hpa(),
                mark,
                surroundings.clock(),
                ScreenOptions.picture(surroundings),
                surroundings.zoneOfUser());
        opener.open(
                () -> live(row, new Glimpse(opening, surroundings.clock(), changed)),
                live -> opening.found(live.parts()),
                failure -> opening.failed(PanelOpener.words(failure)));
        return opening;
    }

    private LiveScreen live(FleetRow row, Glimpse glimpse) {
        PanelTarget target = PanelTarget.find(
                cluster,
                surroundings.clock(),
                new PathRequest(Optional.of(row.namespace()), Optional.of(row.hpa())),
                Optional.empty(),
                Optional.empty(),
                glimpse);
        return opens.apply(target, glimpse);
    }

    @Override
    public void leave() {
        opener.closeLater();
    }

    @Override
    public void close() {
        opener.close();
        fleet.close();
    }
}
