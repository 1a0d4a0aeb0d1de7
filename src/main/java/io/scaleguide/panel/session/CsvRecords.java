package io.scaleguide.panel.session;

import io.scaleguide.hpa.HpaReader;
import io.scaleguide.hpa.Quantity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows of a session's CSV, and what they say. */
final class CsvRecords {
    private static final String NO_REASON = "no value";

    /** A year in seconds; a time that is given as a number is not more. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(31_622_400);

    private static final int MOST_REPLICAS = 1_000_000;

    private final List<Sample> samples = new ArrayList<>();
    private final List<SpecChange> specs = new ArrayList<>();
    private final List<Rescale> rescales = new ArrayList<>();
    private Instant last = Instant.MIN;

    /** A row to be written, with its place among those of the same time: spec, rescale, sample. */
    private record Row(Instant at, int order, Map<CsvColumn, String> values) {}

    boolean isEmpty() {
        return samples.isEmpty();
    }

    /** @throws IllegalArgumentException when there is too much of something */
    Session session() {
        return rescales.isEmpty() ? Session.of(samples, specs) : new Session(samples, specs, rescales);
    }

    /** @throws IllegalArgumentException when a value is not what its column has */
    void add(Map<CsvColumn, String> row) {
        Instant at = time(text(row, CsvColumn.TIME));
        if (at.isBefore(last)) {
            throw new IllegalArgumentException("the time is before that of the line above; lines go on in time");
        }
        String record = text(row, CsvColumn.RECORD);
        switch (record) {
            case "", "sample" -> samples.add(sample(at, row));
            case "spec" -> specs.add(new SpecChange(at, spec(text(row, CsvColumn.TEXT))));
            case "rescale" ->
                rescales.add(new Rescale(
                        at, count(row, CsvColumn.FROM), count(row, CsvColumn.TO), text(row, CsvColumn.TEXT)));
            default -> throw new IllegalArgumentException("record is sample, spec or rescale, not \"" + record + "\"");
        }
        last = at;
    }

    private static Sample sample(Instant at, Map<CsvColumn, String> row) {
        OptionalLong metric = milli(row, CsvColumn.METRIC);
        String missing = text(row, CsvColumn.MISSING);
        if (metric.isPresent() && !missing.isEmpty()) {
            throw new IllegalArgumentException("a line has either a metric or the reason why it is missing");
        }
        int wanted = count(row, CsvColumn.SPEC_REPLICAS);
        int there = optional(row, CsvColumn.STATUS_REPLICAS).orElse(wanted);
        return new Sample(
                at,
                metric,
                metric.isEmpty() && missing.isEmpty() ? NO_REASON : missing,
                milli(row, CsvColumn.TARGET),
                wanted,
                there,
                optional(row, CsvColumn.READY_PODS).orElse(there),
                load(text(row, CsvColumn.REQUESTS_PER_SECOND)),
                optional(row, CsvColumn.DESIRED_REPLICAS));
    }

    private static Instant time(String text) {
        try {
            if (text.matches("\\d{1,9}(\\.\\d{1,3})?")) {
                BigDecimal seconds = new BigDecimal(text);
                if (seconds.compareTo(LONGEST) <= 0) {
                    return Instant.ofEpochMilli(seconds.movePointRight(3).longValueExact());
                }
            }
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "time is like 2026-11-25T10:00:15Z, or seconds since the start, not \"" + text + "\"", e);
        }
    }

    private static OptionalLong milli(Map<CsvColumn, String> row, CsvColumn column) {
        String text = text(row, column);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        long milli = Quantity.parse(text).milli();
        if (milli < 0) {
            throw new IllegalArgumentException(column.title() + " is 0 or more, not " + text);
        }
        return OptionalLong.of(milli);
    }

    private static int count(Map<CsvColumn, String> row, CsvColumn column) {
        return optional(row, column)
                .orElseThrow(() ->
                        new IllegalArgumentException(column.title() + " is empty; a whole number has to be there"));
    }

    private static OptionalInt optional(Map<CsvColumn, String> row, CsvColumn column) {
        String text = text(row, column);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) > MOST_REPLICAS) {
            throw new IllegalArgumentException(
                    column.title() + " is a whole number from 0 to " + MOST_REPLICAS + ", not \"" + text + "\"");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static OptionalDouble load(String text) {
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!text.matches("\\d{1,9}(\\.\\d{1,20})?([eE]-?\\d{1,2})?")) {
            throw new IllegalArgumentException("requests_per_second is a number, 0 or more, not \"" + text + "\"");
        }
        return OptionalDouble.of(Double.parseDouble(text));
    }

    private static JsonNode spec(String text) {
        try {
            JsonNode spec = JsonMapper.shared().readTree(text);
            HpaReader.read(spec);
            return spec;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("text is not the JSON of an HPA's spec", e);
        }
    }

    private static String text(Map<CsvColumn, String> row, CsvColumn column) {
        return row.getOrDefault(column, "");
    }

    static String write(Session session) {
        List<Row> rows = new ArrayList<>();
        session.specs()
                .forEach(spec -> rows.add(new Row(
                        spec.at(),
                        0,
                        Map.of(
                                CsvColumn.RECORD,
                                "spec",
                                CsvColumn.TEXT,
                                spec.spec().toString()))));
        session.rescales()
                .forEach(rescale -> rows.add(new Row(
                        rescale.at(),
                        1,
                        Map.of(
                                CsvColumn.RECORD, "rescale",
                                CsvColumn.FROM, Integer.toString(rescale.from()),
                                CsvColumn.TO, Integer.toString(rescale.to()),
                                CsvColumn.TEXT, rescale.reason()))));
        session.samples().forEach(sample -> rows.add(new Row(sample.at(), 2, values(sample))));
        rows.sort(Comparator.comparing(Row::at).thenComparing(Row::order));
        StringBuilder text = new StringBuilder(CsvLine.write(
                        Arrays.stream(CsvColumn.values()).map(CsvColumn::title).toList()))
                .append('\n');
        for (Row row : rows) {
            Map<CsvColumn, String> values = new EnumMap<>(row.values());
            values.put(CsvColumn.TIME, row.at().toString());
            text.append(CsvLine.write(Arrays.stream(CsvColumn.values())
                            .map(column -> values.getOrDefault(column, ""))
                            .toList()))
                    .append('\n');
        }
        return text.toString();
    }

    private static Map<CsvColumn, String> values(Sample sample) {
        Map<CsvColumn, String> values = new EnumMap<>(CsvColumn.class);
        sample.metricMilli().ifPresent(milli -> values.put(CsvColumn.METRIC, Milli.words(milli)));
        sample.targetMilli().ifPresent(milli -> values.put(CsvColumn.TARGET, Milli.words(milli)));
        values.put(CsvColumn.SPEC_REPLICAS, Integer.toString(sample.specReplicas()));
        values.put(CsvColumn.STATUS_REPLICAS, Integer.toString(sample.statusReplicas()));
        values.put(CsvColumn.READY_PODS, Integer.toString(sample.readyPods()));
        sample.requestsPerSecond().ifPresent(load -> values.put(CsvColumn.REQUESTS_PER_SECOND, Double.toString(load)));
        sample.desiredReplicas()
                .ifPresent(desired -> values.put(CsvColumn.DESIRED_REPLICAS, Integer.toString(desired)));
        values.put(CsvColumn.MISSING, sample.missing());
        return values;
    }
}
