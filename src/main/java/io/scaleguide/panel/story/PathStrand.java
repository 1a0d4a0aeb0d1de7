package io.scaleguide.panel.story;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Where the signal path breaks. */
final class PathStrand implements Strand {
    private Optional<Hop> broken = Optional.empty();

    @Override
    public PathStrand copy() {
        PathStrand copy = new PathStrand();
        copy.broken = broken;
        return copy;
    }

    @Override
    public void look(PanelView view, BiConsumer<Sentence.Topic, String> tell) {
        if (view.hops().isEmpty()) {
            return;
        }
        Optional<Reading> now = first(view.hops(), Verdict.BROKEN).or(() -> first(view.hops(), Verdict.LATE));
        Optional<Hop> hop = now.map(Reading::hop);
        if (hop.equals(broken)) {
            return;
        }
        broken = hop;
        tell.accept(
                Sentence.Topic.PATH,
                now.map(reading -> "The number stops at hop " + reading.hop().number() + ", "
                                + reading.hop().title() + ": " + Words.ended(reading.words()))
                        .orElse("The number passes all hops again."));
    }

    private static Optional<Reading> first(List<Reading> hops, Verdict verdict) {
        return hops.stream()
                .filter(reading ->
                        reading.verdict() == verdict && reading.because().isEmpty())
                .findFirst();
    }
}
