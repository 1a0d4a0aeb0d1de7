package io.scaleguide.panel.insight;

import io.scaleguide.panel.live.Panel;
import io.scaleguide.panel.model.Observations;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What a live panel has seen so far; each time only what is new is asked for. Any thread may ask, and waits a moment for the panel. */
public final class LiveEvidence implements Supplier<Evidence> {
    private static final long PATIENCE_SECONDS = 5;

    private final Panel panel;
    private final Outcomes outcomes;
    private final EvidenceLog log = new EvidenceLog();

    /**
     * @param panel the panel
     * @param outcomes hears what the panel hears
     */
    public LiveEvidence(Panel panel, Outcomes outcomes) {
        this.panel = panel;
        this.outcomes = outcomes;
    }

    /** @return everything so far; a panel that is closed says nothing more */
    @Override
    public synchronized Evidence get() {
        try {
            // First what was observed: the changes of the status that it follows from are there by then.
            Observations newer = panel.observations(log.observedUntil()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            log.add(newer, outcomes.list(log.toldUntil()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException closed) {
            return log.evidence();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The panel could not say what it observed", e);
        }
        return log.evidence();
    }
}
