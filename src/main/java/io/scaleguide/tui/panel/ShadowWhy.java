package io.scaleguide.tui.panel;

import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.insight.Evidence;
import io.scaleguide.panel.insight.Insight;
import io.scaleguide.panel.insight.Reckoning;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.draw.StyledLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Why, by an HPA of our own that decides from the same inputs, and by what became of each rescale. It reckons on a thread of its own, whenever
 * the value or the HPA was heard of again; until it is done, its last words stay.
 */
public final class ShadowWhy implements WhyWords, AutoCloseable {
    private final Supplier<Evidence> evidence;
    private final Reckoning reckoning;
    private final ZoneId zone;
    private final Runnable changed;
    private final WhyWords meanwhile = new ConditionWords();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "panel-why");
        made.setDaemon(true);
        return made;
    });
    private volatile Wanted wanted = new Wanted(Optional.empty(), Optional.empty(), Instant.MIN, "");
    private volatile Optional<Insight> insight = Optional.empty();

    /** What the words are for: when the value and the HPA were heard of last. */
    private record Wanted(Optional<Instant> value, Optional<Instant> hpa, Instant until, String unit) {
        private boolean same(Wanted other) {
            return value.equals(other.value) && hpa.equals(other.hpa) && unit.equals(other.unit);
        }
    }

    /**
     * @param evidence what was seen; asked on this one's thread, and may wait
     * @param settling how slow the metric is
     * @param zone the time zone of the times shown
     * @param changed is told, on this one's thread, that there are other words
     */
    public ShadowWhy(Supplier<Evidence> evidence, Settling settling, ZoneId zone, Runnable changed) {
        this.evidence = evidence;
        this.reckoning = new Reckoning(settling, zone);
        this.zone = zone;
        this.changed = changed;
    }

    @Override
    public List<StyledLine> of(PanelView view) {
        Wanted now = new Wanted(
                view.external().map(PanelView.Aged::at), view.hpa().map(PanelView.Aged::at), view.now(), view.unit());
        if (!now.same(wanted)) {
            wanted = now;
            reckonSoon();
        }
        return insight.filter(
                        found -> view.hpa().isPresent() && found.judgement().isPresent())
                .map(found -> new InsightWords(zone).of(found))
                .orElseGet(() -> meanwhile.of(view));
    }

    /** Many moments that are asked for at once are reckoned once. */
    private void reckonSoon() {
        if (asked.compareAndSet(false, true)) {
            try {
                thread.execute(this::reckon);
            } catch (RejectedExecutionException closed) {
                // Whoever closed it does not read it any more.
                return;
            }
        }
    }

    private void reckon() {
        asked.set(false);
        Wanted now = wanted;
        insight = Optional.of(reckoning.at(now.until(), now.unit(), evidence.get()));
        changed.run();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
