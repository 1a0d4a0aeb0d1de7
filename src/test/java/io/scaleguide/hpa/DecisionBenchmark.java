package io.scaleguide.hpa;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One sync of an autoscaler that remembers a full window, and a quantity as the External Metrics API writes it. */
@State(Scope.Benchmark)
public class DecisionBenchmark {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final int SYNCS_IN_A_WINDOW = 20;

    private final HpaSpec spec = new HpaSpec(
            1,
            10,
            List.of(new MetricTarget("latency", MetricTarget.Type.VALUE, 150_000)),
            Optional.of(new HpaSpec.Behavior(ScalingRules.UP, ScalingRules.DOWN)));
    private final Observation seen = new Observation(NOW, 4, 4, 4, List.of(new MetricReading.Value(210_500)));
    private final History remembered = new History(
            IntStream.range(0, SYNCS_IN_A_WINDOW)
                    .mapToObj(sync -> new History.Past(NOW.minus(Duration.ofSeconds(15L * sync)), 4 + sync % 2))
                    .toList(),
            List.of(new History.Past(NOW.minusSeconds(45), 2)),
            List.of());

    /** @return the decision */
    @Benchmark
    public Decision decision() {
        return Autoscaler.decide(spec, seen, remembered);
    }

    /** @return the quantity */
    @Benchmark
    public Quantity quantity() {
        return Quantity.parse("102703714286n");
    }
}
