package io.scaleguide.tui.panel;

import io.scaleguide.guide.wizard.ClusterMark;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A fleet of which nothing is heard yet, because its cluster is still connected to. */
public final class OpeningFleet implements Fleet {
    private final Clock clock;
    private volatile ClusterMark cluster;

    /**
     * @param cluster the cluster, as far as it is known
     * @param clock the time
     */
    public OpeningFleet(ClusterMark cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /** @param known the cluster; on any thread */
    public void in(ClusterMark known) {
        cluster = known;
    }

    @Override
    public ClusterMark cluster() {
        return cluster;
    }

    @Override
    public List<FleetRow> rows() {
        return List.of();
    }

    @Override
    public Optional<String> waiting() {
        return Optional.of("The cluster is being connected to.");
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public OpeningPanel open(FleetRow row) {
        throw new IllegalStateException("there is no row to open");
    }

    @Override
    public void leave() {
        // Nothing was opened.
    }
}
