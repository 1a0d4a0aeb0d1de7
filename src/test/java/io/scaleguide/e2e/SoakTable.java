package io.scaleguide.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a soak measured, as it went on. */
final class SoakTable {
    private final List<Row> rows = new ArrayList<>();

    /**
     * At one time.
     *
     * @param seconds since the panel was opened
     * @param resident its resident memory in MiB
     * @param threads its threads, the mean since the last row
     * @param handles its open files and sockets, the mean since the last row
     * @param processor the share of one core that it took since the last row
     * @param requests what it asked of the API server since the last row
     */
    record Row(
            long seconds,
            double resident,
            double threads,
            double handles,
            double processor,
            SortedMap<String, Long> requests) {
        long lists() {
            return sum("LIST ");
        }

        private long sum(String start) {
            return requests.entrySet().stream()
                    .filter(one -> one.getKey().startsWith(start))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        private String words() {
            String process = String.format(
                    Locale.ROOT,
                    "%6.1f %9.1f %8.1f %8.1f %7.1f",
                    seconds / 60.0,
                    resident,
                    threads,
                    handles,
                    processor * 100);
            return requests.isEmpty() ? process : process + counts();
        }

        private String counts() {
            return String.format(Locale.ROOT, " %6d %6d %6d %6d", lists(), sum("WATCH "), sum("GET"), sum("POST"));
        }
    }

    void add(Row row) {
        rows.add(row);
    }

    /** The rows from a time on. */
    List<Row> from(long seconds) {
        return rows.stream().filter(row -> row.seconds() >= seconds).toList();
    }

    /** How many of each kind of request there were from a time on. */
    SortedMap<String, Long> requestsFrom(long seconds) {
        SortedMap<String, Long> all = new TreeMap<>();
        from(seconds).forEach(row -> row.requests().forEach((what, count) -> all.merge(what, count, Long::sum)));
        return all;
    }

    /** The mean over the last fifth of the rows from a time on, held against that of the first fifth. */
    double growth(long seconds, ToDoubleFunction<Row> figure) {
        List<Row> steady = from(seconds);
        int fifth = Math.max(1, steady.size() / 5);
        return mean(steady.subList(steady.size() - fifth, steady.size()), figure)
                / mean(steady.subList(0, fifth), figure);
    }

    private static double mean(List<Row> some, ToDoubleFunction<Row> figure) {
        return some.stream().mapToDouble(figure).average().orElse(0);
    }

    @Override
    public String toString() {
        boolean counted = rows.stream().anyMatch(row -> !row.requests().isEmpty());
        return "   min   RSS MiB  threads  handles   CPU %" + (counted ? "   LIST  WATCH    GET   POST\n" : "\n")
                + rows.stream().map(Row::words).collect(Collectors.joining("\n"));
    }
}
