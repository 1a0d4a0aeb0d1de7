package io.scaleguide.panel.model;

import io.scaleguide.panel.event.SourceName;
import io.scaleguide.panel.view.PanelView.Source;
import io.scaleguide.path.budget.Durations;
import io.scaleguide.path.budget.Periods;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How fresh each source is, in the order in which they were first heard. */
final class SourceBook {
    private final Map<String, Duration> patience;
    private final Map<String, Source> sources = new LinkedHashMap<>();

    SourceBook(Periods periods) {
        this.patience = Map.of(
                SourceName.EXTERNAL, periods.hpaSync().multipliedBy(2),
                SourceName.DATADOG, periods.refresh().multipliedBy(2));
    }

    private SourceBook(SourceBook other) {
        this.patience = other.patience;
        this.sources.putAll(other.sources);
    }

    SourceBook copy() {
        return new SourceBook(this);
    }

    /** It said something. */
    void heard(String what, Instant at) {
        String problem = sources.containsKey(what) ? sources.get(what).problem() : "";
        sources.put(what, new Source(what, Optional.of(at), problem));
    }

    /** It is well, or says what is wrong. What it said before stays as old as it is. */
    void told(String what, Instant at, String problem) {
        if (problem.isEmpty()) {
            sources.put(what, new Source(what, Optional.of(at), ""));
            return;
        }
        Optional<Instant> before = Optional.ofNullable(sources.get(what)).flatMap(Source::heard);
        sources.put(what, new Source(what, before, problem));
    }

    boolean troubled(String what) {
        Source source = sources.get(what);
        return source != null && !source.problem().isEmpty();
    }

    /** Whether a source that is asked again and again has said nothing for too long. */
    boolean silent(String what, Instant now) {
        Source source = sources.get(what);
        return source != null && silence(source, now).isPresent();
    }

    private Optional<Duration> silence(Source source, Instant now) {
        Optional<Duration> longest = Optional.ofNullable(patience.get(source.what()));
        return source.heard()
                .map(heard -> Duration.between(heard, now))
                .filter(age -> longest.isPresent() && age.compareTo(longest.get()) > 0);
    }

    List<Source> list(Instant now) {
        List<Source> list = new ArrayList<>();
        sources.values().forEach(source -> list.add(withSilence(source, now)));
        return List.copyOf(list);
    }

    private Source withSilence(Source source, Instant now) {
        return silence(source, now)
                .filter(age -> source.problem().isEmpty())
                .map(age -> new Source(
                        source.what(),
                        source.heard(),
                        "The " + source.what() + " has said nothing for " + Durations.words(age) + "."))
                .orElse(source);
    }
}
