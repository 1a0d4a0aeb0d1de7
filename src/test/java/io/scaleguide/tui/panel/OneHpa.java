package io.scaleguide.tui.panel;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.path.hop.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A fleet of one. */
record OneHpa(PanelParts parts) implements Fleet {
    private static final List<FleetRow> ROWS = List.of(new FleetRow(
            "demo",
            "echo",
            Verdict.OK,
            "",
            Optional.of(24.2),
            Optional.of(25.0),
            "ms",
            4,
            4,
            10,
            Optional.of(Session.NOW)));

    @Override
    public ClusterMark cluster() {
        return parts.cluster();
    }

    @Override
    public List<FleetRow> rows() {
        return ROWS;
    }

    @Override
    public Optional<String> waiting() {
        return Optional.empty();
    }

    @Override
    public Instant now() {
        return Session.NOW;
    }

    @Override
    public OpeningPanel open(FleetRow row) {
        OpeningPanel opening = new OpeningPanel(
                row.namespace(),
                row.hpa(),
                parts.cluster(),
                Clock.fixed(Session.NOW, parts.zone().get()),
                parts.picture(),
                parts.zone());
        opening.found(parts);
        return opening;
    }

    @Override
    public void leave() {
        parts.traffic().ifPresent(TrafficControls::stop);
    }
}
