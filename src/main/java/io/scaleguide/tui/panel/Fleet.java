package io.scaleguide.tui.panel;

import io.scaleguide.guide.wizard.ClusterMark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All HPAs that scale on a Datadog metric. Asked on the screen's thread for every frame; nothing in it waits. */
public interface Fleet {
    /** @return the cluster they are in */
    ClusterMark cluster();

    /** @return the HPAs, in any order; the same list as before while nothing has changed */
    List<FleetRow> rows();

    /** @return why there is nothing to list, a sentence; empty once the HPAs were listed, be it none */
    Optional<String> waiting();

    /** @return the moment that ages are reckoned from */
    Instant now();

    /**
     * Begins to open the panel of one.
     *
     * @param row the HPA
     * @return its panel, which may still be empty
     */
    OpeningPanel open(FleetRow row);

    /** The panel that was opened last is seen no more: what it did ends. */
    void leave();
}
