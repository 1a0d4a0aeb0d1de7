package io.scaleguide.practice.datadog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the Prometheus text format, version 0.0.4. Lines that are none are passed over. */
final class MetricsPage {
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE =
            Pattern.compile("([A-Za-z_:][A-Za-z0-9_:]*)(?:\\{(.*)})?\\s+(\\S+)(?:\\s+-?\\d+)?");
    private static final Pattern LABEL = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final List<String> SUFFIXES = List.of("_bucket", "_sum", "_count");

    private MetricsPage() {}

    static List<Family> parse(String text) {
        Map<String, Family> families = new LinkedHashMap<>();
        text.lines().map(String::strip).forEach(line -> {
            Matcher type = TYPE.matcher(line);
            if (type.matches()) {
                families.put(type.group(1), new Family(type.group(1), type.group(2), new ArrayList<>()));
            } else if (!line.startsWith("#")) {
                sample(line)
                        .ifPresent(sample ->
                                family(families, sample.name()).samples().add(sample));
            }
        });
        return List.copyOf(families.values());
    }

    private static Family family(Map<String, Family> families, String name) {
        for (String suffix : SUFFIXES) {
            if (name.endsWith(suffix)) {
                Family family = families.get(name.substring(0, name.length() - suffix.length()));
                if (family != null) {
                    return family;
                }
            }
        }
        return families.computeIfAbsent(name, own -> new Family(own, "untyped", new ArrayList<>()));
    }

    private static Optional<Family.Sample> sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            return Optional.empty();
        }
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
        while (label.find()) {
            labels.put(label.group(1), label.group(2).replace("\\\"", "\"").replace("\\\\", "\\"));
        }
        return number(sample.group(3)).map(value -> new Family.Sample(sample.group(1), labels, value));
    }

    /** @return the number as Prometheus writes it; empty for what is none */
    static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text.replace("Inf", "Infinity")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
