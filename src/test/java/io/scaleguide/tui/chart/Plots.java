package io.scaleguide.tui.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Plots for tests. */
final class Plots {
    static final Instant END = Instant.parse("2026-05-04T10:15:00Z");

    private static final Duration SYNC = Duration.ofSeconds(15);

    private Plots() {}

    /** The time of a sync; the last one is 0, those before are negative. */
    static Instant sync(int number) {
        return END.plus(SYNC.multipliedBy(number));
    }

    static PlotStyle style(Ink ink, boolean log) {
        return new PlotStyle(END, Duration.ofMinutes(15), log, ink, ZoneOffset.UTC);
    }

    /** Values at the last syncs, the oldest first; what is no number is none. */
    static List<Sample> samples(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Sample(sync(i + 1 - count), OptionalDouble.of(value.applyAsDouble(i)), false))
                .toList();
    }

    static PlotData of(List<Sample> values) {
        return new PlotData("ms", values, List.of(), List.of(), List.of(), Duration.ofSeconds(60));
    }

    /** A quarter of an hour: calm, traffic, two rescales, a gap, a calmer end that is stale. */
    static PlotData session() {
        List<Sample> values = new ArrayList<>();
        for (int i = 0; i < 56; i++) {
            double value = i < 12 ? 8 + i % 3 : i < 24 ? 10 + (i - 12) * 14 : Math.max(19, 178 - (i - 24) * 9);
            Sample sample = Sample.of(sync(i - 60), value);
            values.add(i == 38 || i == 39 ? Sample.none(sample.at()) : sample);
        }
        double last = values.get(55).value().orElseThrow();
        for (int i = 56; i <= 60; i++) {
            values.add(new Sample(sync(i - 60), OptionalDouble.of(last), true));
        }
        return new PlotData(
                "ms",
                values,
                List.of(Sample.of(sync(-60), 25)),
                List.of(
                        new Count(sync(-60), 2, 2),
                        new Count(sync(-44), 4, 2),
                        new Count(sync(-40), 4, 4),
                        new Count(sync(-36), 8, 4),
                        new Count(sync(-32), 8, 7),
                        new Count(sync(-30), 8, 8),
                        new Count(sync(-8), 6, 8),
                        new Count(sync(-7), 6, 6)),
                List.of(
                        new Flag(sync(-48), Flag.Kind.TRAFFIC, "started"),
                        new Flag(sync(-44), Flag.Kind.RESCALE, "2 to 4"),
                        new Flag(sync(-36), Flag.Kind.RESCALE, "4 to 8"),
                        new Flag(sync(-8), Flag.Kind.RESCALE, "8 to 6"),
                        new Flag(sync(-8), Flag.Kind.TRAFFIC, "less")),
                Duration.ofSeconds(60));
    }
}
