package io.scaleguide.panel.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was observed, for whoever reckons with it: at every sync of the HPA, every change of its spec and every rescale. Oldest first, the
 * newest {@value #MOST} samples, and the newest {@value #MOST_CHANGES} of each of the others.
 *
 * @param samples what the HPA could see, once for each sync
 * @param specs the HPA's specs, each from when on
 * @param rescales the changes of the replicas that the workload is asked for, whoever asked
 */
public record Observations(List<Sample> samples, List<SpecSeen> specs, List<Rescale> rescales) {
    /** So many samples are kept: eight hours of one every 2 s. */
    public static final int MOST = 14_400;

    /** So many specs and rescales are kept. */
    public static final int MOST_CHANGES = 2_000;

    /** Copies the lists. */
    public Observations {
        samples = List.copyOf(samples);
        specs = List.copyOf(specs);
        rescales = List.copyOf(rescales);
    }

    /** @return the time of the newest of them; empty where there is none */
    public Optional<Instant> newest() {
        return Stream.of(
                        last(samples).map(Sample::at),
                        last(specs).map(SpecSeen::at),
                        last(rescales).map(Rescale::at))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    private static <T> Optional<T> last(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
    }

    /**
     * One sync's view.
     *
     * @param at when
     * @param thousandths the external value in thousandths of its unit; empty where there was none
     * @param specReplicas the replicas that the workload was asked for
     * @param statusReplicas the replicas that it had
     * @param readyPods those that were ready
     * @param perSecond the answers a second that traffic got; empty where none was sent from here
     */
    public record Sample(
            Instant at,
            OptionalLong thousandths,
            int specReplicas,
            int statusReplicas,
            int readyPods,
            OptionalDouble perSecond) {}

    /**
     * The HPA's spec from a time on.
     *
     * @param at when it was seen first
     * @param spec the object's spec
     */
    public record SpecSeen(Instant at, ObjectNode spec) {}

    /**
     * A change of the replicas that the workload is asked for.
     *
     * @param at when it was seen
     * @param from how many before
     * @param to how many after
     */
    public record Rescale(Instant at, int from, int to) {}
}
