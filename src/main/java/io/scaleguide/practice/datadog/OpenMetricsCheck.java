package io.scaleguide.practice.datadog;

import io.scaleguide.practice.datadog.OpenMetricsInstance.Histograms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A running instance of the check: remembers the last scrape, because histograms are sent as what came since. Hence the first
 * scrape sends no increments ({@code flush_first_value} is false).
 */
final class OpenMetricsCheck {
    private final OpenMetricsInstance instance;
    private final Map<String, HistogramState> last = new HashMap<>();
    private boolean first = true;

    OpenMetricsCheck(OpenMetricsInstance instance) {
        this.instance = instance;
    }

    /**
     * @param page the text of {@code /metrics}
     * @param podTags the tags of the pod, added to each metric
     * @return what to send
     */
    List<Submission> read(String page, Set<String> podTags) {
        List<Submission> out = new ArrayList<>();
        for (Family family : MetricsPage.parse(page)) {
            if (!instance.collects(family.name())) {
                continue;
            }
            if (family.type().equals("histogram")) {
                histogram(family, podTags, out);
            } else {
                family.samples().forEach(sample -> out.add(one(family.name(), tags(sample, podTags), sample.value())));
            }
        }
        first = false;
        return out;
    }

    private void histogram(Family family, Set<String> podTags, List<Submission> out) {
        Map<Set<String>, HistogramState> now = states(family, podTags);
        now.forEach((tags, state) -> {
            HistogramState before = last.getOrDefault(key(family, tags), HistogramState.empty());
            last.put(key(family, tags), state);
            if (instance.histograms() == Histograms.GAUGES) {
                out.add(one(family.name() + ".sum", tags, state.sum()));
                out.add(one(family.name() + ".count", tags, state.count()));
            } else if (!first) {
                increments(family.name(), tags, state.since(before), out);
            }
        });
    }

    private void increments(String name, Set<String> tags, HistogramState since, List<Submission> out) {
        if (since.count() <= 0) {
            return;
        }
        Histograms kind = instance.histograms();
        if (kind == Histograms.DISTRIBUTION || kind == Histograms.DISTRIBUTION_AND_COUNTS) {
            List<Double> values = since.values();
            if (!values.isEmpty()) {
                out.add(new Submission(instance.datadogName(name), true, tags, values));
            }
        }
        if (kind == Histograms.COUNTS || kind == Histograms.DISTRIBUTION_AND_COUNTS) {
            out.add(one(name + ".sum", tags, since.sum()));
            out.add(one(name + ".count", tags, since.count()));
        }
        if (kind == Histograms.COUNTS) {
            since.buckets().forEach((bound, increment) -> {
                Set<String> withBound = new TreeSet<>(tags);
                withBound.add("upper_bound:" + (bound.isInfinite() ? "inf" : bound.toString()));
                out.add(one(name + ".bucket", withBound, increment));
            });
        }
    }

    private static Map<Set<String>, HistogramState> states(Family family, Set<String> podTags) {
        Map<Set<String>, HistogramState> states = new LinkedHashMap<>();
        for (Family.Sample sample : family.samples()) {
            Set<String> tags = tags(sample, podTags);
            HistogramState state = states.getOrDefault(tags, HistogramState.empty());
            if (sample.name().endsWith("_bucket")) {
                MetricsPage.number(sample.labels().getOrDefault("le", ""))
                        .ifPresent(bound -> state.buckets().put(bound, sample.value()));
                states.put(tags, state);
            } else if (sample.name().endsWith("_sum")) {
                states.put(tags, new HistogramState(state.buckets(), sample.value(), state.count()));
            } else {
                states.put(tags, new HistogramState(state.buckets(), state.sum(), sample.value()));
            }
        }
        return states;
    }

    private Submission one(String name, Set<String> tags, double value) {
        return new Submission(instance.datadogName(name), false, tags, List.of(value));
    }

    private static Set<String> tags(Family.Sample sample, Set<String> podTags) {
        Set<String> tags = new TreeSet<>(podTags);
        sample.labels().forEach((label, value) -> {
            if (!label.equals("le")) {
                tags.add(label + ":" + value);
            }
        });
        return tags;
    }

    private static String key(Family family, Set<String> tags) {
        return family.name() + tags;
    }
}
