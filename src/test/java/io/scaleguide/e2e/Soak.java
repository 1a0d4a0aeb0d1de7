package io.scaleguide.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.path.budget.Durations;
import io.scaleguide.tools.ProcessGauge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program measured for as long as {@code -Dsoak=30m} says, a part of it a warm-up. */
final class Soak {
    private static final int ROWS = 60;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Duration length =
            Durations.parse(System.getProperty("soak", "")).orElse(Duration.ZERO);
    private final SoakTable table = new SoakTable();
    private final Duration warmUp;

    /** In MiB, after the warm-up and at the end; less where the soak broke off. */
    private final List<Double> live = new ArrayList<>();

    /** @param thirds how many thirds of the time are the warm-up, 1 or 2 */
    Soak(int thirds) {
        this.warmUp = length.multipliedBy(thirds).dividedBy(3);
    }

    /** What goes on beside the measuring. */
    interface Beside {
        /** A new row begins. */
        default void begin() {}

        /** About once a second; what it throws ends the soak. */
        default void look() throws Exception {}

        /** What was asked of the API server since the row began; empty where nobody counts. */
        default SortedMap<String, Long> requests() {
            return new TreeMap<>();
        }
    }

    /** Measures for the whole time. */
    void measure(ProcessGauge gauge, Beside beside) throws Exception {
        assertThat(length).as("-Dsoak=30m, for example").isPositive();
        rows(gauge, beside, warmUp);
        live.add(gauge.liveMebibytes());
        rows(gauge, beside, length.minus(warmUp));
        live.add(gauge.liveMebibytes());
    }

    /** A row each, a sixtieth of the soak apart. */
    private void rows(ProcessGauge gauge, Beside beside, Duration time) throws Exception {
        Duration apart = length.dividedBy(ROWS);
        long from = table.from(0).size();
        for (long row = 0; row < time.dividedBy(apart); row++) {
            table.add(row(gauge, beside, apart.multipliedBy(from + row + 1)));
        }
    }

    private SoakTable.Row row(ProcessGauge gauge, Beside beside, Duration until) throws Exception {
        double processor = gauge.processorSeconds();
        long begun = System.nanoTime();
        long end = begun + length.dividedBy(ROWS).toNanos();
        List<Long> threads = new ArrayList<>();
        List<Long> handles = new ArrayList<>();
        beside.begin();
        while (System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(Math.min(BETWEEN_LOOKS.toNanos(), Math.max(1, end - System.nanoTime())));
            beside.look();
            threads.add(gauge.threads());
            handles.add(gauge.handles());
        }
        return new SoakTable.Row(
                until.toSeconds(),
                gauge.residentMebibytes(),
                mean(threads),
                mean(handles),
                (gauge.processorSeconds() - processor) / ((System.nanoTime() - begun) / 1e9),
                new TreeMap<>(beside.requests()));
    }

    private static double mean(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).average().orElse(0);
    }

    SoakTable table() {
        return table;
    }

    /** In seconds: the warm-up is over. */
    long steady() {
        return warmUp.toSeconds() + 1;
    }

    /** Prints what was measured, with more to say, and keeps it. */
    void report(String more) throws IOException {
        String heap = live.stream()
                .map(mebibytes -> String.format(Locale.ROOT, "%.1f MiB", mebibytes))
                .collect(Collectors.joining(", "));
        String words = String.format(
                "%s%nheap after a full collection, after the warm-up and at the end: %s%n%s%n", table, heap, more);
        System.out.println(words);
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("soak.txt"), words);
    }

    /** Memory is flat after the warm-up. */
    void checkMemory() {
        assertThat(table.growth(steady(), SoakTable.Row::resident))
                .as("resident memory, last fifth against first")
                .isLessThan(1.05);
        assertThat(live.get(1) / live.get(0))
                .as("live heap at the end against the warm-up")
                .isLessThan(1.15);
    }

    /** Threads and handles are flat after the warm-up, or grow by no more than this. */
    void checkThreadsAndHandles(double threads, double handles) {
        assertThat(table.growth(steady(), SoakTable.Row::threads)).as("threads").isLessThan(threads);
        assertThat(table.growth(steady(), SoakTable.Row::handles)).as("handles").isLessThan(handles);
    }
}
