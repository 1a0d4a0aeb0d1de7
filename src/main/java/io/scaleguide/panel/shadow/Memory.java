package io.scaleguide.panel.shadow;

import io.scaleguide.hpa.Decision;
import io.scaleguide.hpa.History;
import io.scaleguide.hpa.HpaSpec;
import io.scaleguide.panel.session.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the controller remembers, as far as it can be followed: the shadow's own wishes, and the rescales that really were. */
final class Memory {
    /** A rescale is told twice, by its event and by the status, which knows whole seconds only. */
    private static final Duration SAME = Duration.ofMillis(1_500);

    /** No period of a policy and no window is longer: autoscaling/v2 validation allows 1800 s and 3600 s. */
    private static final Duration LONGEST = Duration.ofSeconds(3600);

    private static final int MOST_SAMPLES = 4;

    private final Instant firstSight;
    private final Deque<Sampled> samples = new ArrayDeque<>();
    private History history = History.NONE;

    /** A sample, and what was remembered before it. */
    record Sampled(Sample sample, History before) {}

    Memory(Instant firstSight) {
        this.firstSight = firstSight;
    }

    /** From then on everything that still counts was seen. */
    Instant knownFrom(HpaSpec spec) {
        return firstSight.plus(Shadow.longestMemory(spec));
    }

    History history() {
        return history;
    }

    /** The last samples, oldest first. */
    List<Sampled> samples() {
        return List.copyOf(samples);
    }

    /** Remembers the wish; a rescale counts when it is seen to happen. */
    void sampled(Sample sample, Decision decision) {
        if (samples.size() == MOST_SAMPLES) {
            samples.removeFirst();
        }
        samples.addLast(new Sampled(sample, history));
        wished(decision);
    }

    /** Puts the wish of a decision in the place of what the last sample made of it. */
    void wished(Decision decision) {
        history = new History(decision.next().recommendations(), history.ups(), history.downs());
    }

    /** What was remembered before the last sample, with every rescale that is known now. */
    History beforeLast(History before) {
        return new History(before.recommendations(), history.ups(), history.downs());
    }

    void rescaled(Instant at, int from, int to) {
        List<History.Past> list = to > from ? history.ups() : history.downs();
        int size = Math.abs(to - from);
        boolean known = list.stream()
                .anyMatch(past -> past.replicas() == size
                        && Duration.between(past.time(), at).abs().compareTo(SAME) <= 0);
        if (known) {
            return;
        }
        List<History.Past> longer = new ArrayList<>(list);
        longer.removeIf(past -> past.time().isBefore(at.minus(LONGEST)));
        longer.add(new History.Past(at, size));
        history = to > from
                ? new History(history.recommendations(), longer, history.downs())
                : new History(history.recommendations(), history.ups(), longer);
    }
}
