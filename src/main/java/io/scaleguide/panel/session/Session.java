package io.scaleguide.panel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * What was seen of one HPA over a time: plain data, in the order of time.
 *
 * @param samples its syncs, at most {@link #MOST_SAMPLES}
 * @param specs its spec as it changed, at most {@link #MOST_CHANGES}; empty when nobody knows it
 * @param rescales the changes of its target, at most {@link #MOST_CHANGES}
 */
public record Session(List<Sample> samples, List<SpecChange> specs, List<Rescale> rescales) {
    /** The most samples: three and a half days of syncs, 15 s apart. */
    public static final int MOST_SAMPLES = 20_000;

    /** The most changes of the spec, and the most rescales. */
    public static final int MOST_CHANGES = 2_000;

    /** A session in which nothing was seen. */
    public static final Session EMPTY = new Session(List.of(), List.of(), List.of());

    public Session {
        samples = ordered(samples, Sample::at, MOST_SAMPLES, "samples");
        specs = ordered(specs, SpecChange::at, MOST_CHANGES, "changes of the spec");
        rescales = ordered(rescales, Rescale::at, MOST_CHANGES, "rescales");
    }

    private static <T> List<T> ordered(List<T> list, Function<T, Instant> time, int most, String what) {
        if (list.size() > most) {
            throw new IllegalArgumentException("A session holds at most " + most + " " + what + ".");
        }
        for (int i = 1; i < list.size(); i++) {
            if (time.apply(list.get(i)).isBefore(time.apply(list.get(i - 1)))) {
                throw new IllegalArgumentException("The " + what + " of a session are in the order of time.");
            }
        }
        return List.copyOf(list);
    }

    /**
     * A session of samples alone; its rescales are the changes of the wanted replicas between them.
     *
     * @param samples the samples, in the order of time
     * @param specs the spec as it changed; may be empty
     * @return the session
     */
    public static Session of(List<Sample> samples, List<SpecChange> specs) {
        List<Rescale> rescales = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            Sample before = samples.get(i - 1);
            Sample now = samples.get(i);
            if (before.specReplicas() != now.specReplicas()) {
                rescales.add(new Rescale(now.at(), before.specReplicas(), now.specReplicas(), ""));
            }
        }
        return new Session(samples, specs, rescales);
    }

    /**
     * The same by a faster clock that shows the time of the first sample with this one.
     *
     * @param pace how many seconds pass on it in one second
     * @return the session with every time later by that
     */
    public Session atPace(double pace) {
        if (pace == 1 || samples.isEmpty()) {
            return this;
        }
        UnaryOperator<Instant> time = moment -> at(moment, pace);
        return new Session(
                samples.stream()
                        .map(sample -> sample.at(time.apply(sample.at())))
                        .toList(),
                specs.stream()
                        .map(change -> new SpecChange(time.apply(change.at()), change.spec()))
                        .toList(),
                rescales.stream()
                        .map(one -> new Rescale(time.apply(one.at()), one.from(), one.to(), one.reason()))
                        .toList());
    }

    private Instant at(Instant moment, double pace) {
        Instant first = samples.get(0).at();
        return first.plusMillis(Math.round(Duration.between(first, moment).toMillis() * pace));
    }

    /** @return from the first sample to the last; zero when there are fewer than two */
    public Duration length() {
        return samples.isEmpty()
                ? Duration.ZERO
                : Duration.between(
                        samples.get(0).at(), samples.get(samples.size() - 1).at());
    }

    /**
     * @param from the first instant that is meant
     * @param until the first instant that is no more meant
     * @return the samples between, in the order of time
     */
    public List<Sample> between(Instant from, Instant until) {
        int first = firstNotBefore(from);
        return samples.subList(first, Math.max(first, firstNotBefore(until)));
    }

    private int firstNotBefore(Instant time) {
        int low = 0;
        int high = samples.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (samples.get(middle).at().isBefore(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * @param time a time
     * @return the spec at that time, the earliest known one for a time before it; empty when nobody knows the spec
     */
    public Optional<JsonNode> specAt(Instant time) {
        if (specs.isEmpty()) {
            return Optional.empty();
        }
        return specs.stream()
                .filter(change -> !change.at().isAfter(time))
                .reduce((earlier, later) -> later)
                .or(() -> Optional.of(specs.get(0)))
                .map(SpecChange::spec);
    }
}
