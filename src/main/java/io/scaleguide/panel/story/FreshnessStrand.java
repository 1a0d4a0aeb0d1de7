package io.scaleguide.panel.story;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.PanelView.Aged;
import io.scaleguide.path.budget.Durations;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.status.StatusView;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Whether values still come, and whether the HPA gets one. */
final class FreshnessStrand implements Strand {
    /** How it is. */
    private enum State {
        FRESH,
        OLD,
        NONE
    }

    private final Duration patience;
    private State state = State.FRESH;

    /** Twice what is usual, so that one late refresh is not worth a word. */
    FreshnessStrand(Periods periods) {
        this(periods.statusAge().multipliedBy(2));
    }

    private FreshnessStrand(Duration patience) {
        this.patience = patience;
    }

    @Override
    public FreshnessStrand copy() {
        FreshnessStrand copy = new FreshnessStrand(patience);
        copy.state = state;
        return copy;
    }

    @Override
    public void look(PanelView view, BiConsumer<Sentence.Topic, String> tell) {
        if (view.external().isEmpty()) {
            return;
        }
        StatusView.External external = view.external().get().value();
        Optional<Duration> age = age(view);
        boolean old = age.isPresent() && age.get().compareTo(patience) > 0;
        State now = external.value().isEmpty() ? State.NONE : old ? State.OLD : State.FRESH;
        if (now == state) {
            return;
        }
        state = now;
        tell.accept(Sentence.Topic.FRESHNESS, words(view, external, age.filter(one -> old)));
    }

    private String words(PanelView view, StatusView.External external, Optional<Duration> old) {
        String since = old.map(age -> "No new value for " + Durations.words(age) + ": ")
                .orElse("");
        return switch (state) {
            case FRESH ->
                "Values come again: " + Words.value(view, external.value().orElse(0.0)) + ".";
            case OLD -> since + "the metric is late, and the HPA goes by the old one.";
            case NONE ->
                since.isEmpty()
                        ? "The HPA gets no value and will not act: " + Words.ended(external.problem())
                        : since + "the metric is stale; the HPA will not act.";
        };
    }

    private static Optional<Duration> age(PanelView view) {
        return view.metric()
                .map(Aged::value)
                .flatMap(StatusView.MetricRow::updated)
                .map(Duration::ofSeconds);
    }
}
