package io.scaleguide.panel.story;

import io.scaleguide.panel.view.HpaState;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.PanelView.Aged;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The value against the target. It is above when it leaves the HPA's tolerance of 10 % (kube-controller-manager
 * --horizontal-pod-autoscaler-tolerance), and below again at the target itself, so that a value that swings around either is not chatter.
 */
final class ValueStrand implements Strand {
    private static final double TOLERANCE = 1.1;
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private boolean above;
    private Optional<Instant> last = Optional.empty();

    @Override
    public ValueStrand copy() {
        ValueStrand copy = new ValueStrand();
        copy.above = above;
        copy.last = last;
        return copy;
    }

    @Override
    public void look(PanelView view, BiConsumer<Sentence.Topic, String> tell) {
        Optional<Double> value =
                view.external().filter(one -> !one.stale()).map(Aged::value).flatMap(external -> external.value());
        Optional<Double> target = view.hpa().map(Aged::value).flatMap(HpaState::target);
        boolean soon = last.filter(then -> Duration.between(then, view.now()).compareTo(BETWEEN) < 0)
                .isPresent();
        if (value.isEmpty() || target.isEmpty() || soon) {
            return;
        }
        boolean now = above ? value.get() > target.get() : value.get() > target.get() * TOLERANCE;
        if (now != above) {
            above = now;
            last = Optional.of(view.now());
            tell.accept(
                    Sentence.Topic.VALUE,
                    Words.metric(view, value.get())
                            + (now ? " is above the target of " : " is within the target of ")
                            + Words.value(view, target.get()) + ".");
        }
    }
}
