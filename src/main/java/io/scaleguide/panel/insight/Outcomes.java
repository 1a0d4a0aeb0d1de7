package io.scaleguide.panel.insight;

import io.scaleguide.kube.ObjectRef;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.model.Observations;
import io.scaleguide.panel.shadow.HpaOutcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps what an HPA's status said, whenever it said something else; the newest {@value Observations#MOST}. Any thread may call it. */
public final class Outcomes {
    private final ObjectRef hpa;
    private final Deque<HpaOutcome> kept = new ArrayDeque<>();

    /** @param hpa the HPA */
    public Outcomes(ObjectRef hpa) {
        this.hpa = hpa;
    }

    /** @param event what was heard; only the HPA's object counts */
    public synchronized void take(PanelEvent event) {
        if (!(event instanceof PanelEvent.ObjectSeen seen) || !seen.ref().equals(hpa)) {
            return;
        }
        boolean same = !kept.isEmpty()
                && kept.getLast()
                        .equals(HpaOutcome.read(seen.object(), kept.getLast().at()));
        if (same) {
            return;
        }
        if (kept.size() == Observations.MOST) {
            kept.removeFirst();
        }
        kept.addLast(HpaOutcome.read(seen.object(), seen.at()));
    }

    /** @return the outcomes so far, oldest first */
    public synchronized List<HpaOutcome> list() {
        return List.copyOf(kept);
    }

    /**
     * @param after a time
     * @return the outcomes after it, oldest first
     */
    public synchronized List<HpaOutcome> list(Instant after) {
        return kept.stream().filter(one -> one.at().isAfter(after)).toList();
    }
}
