package io.scaleguide.practice.datadog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One metric query, in the part of Datadog's language that the stand-in speaks:
 * {@code [avg|sum|min|max:]METRIC{tag:value,...} [by {tag,...}][.rollup([METHOD,] SECONDS)]}.
 *
 * @param text the query as asked
 * @param aggregator over series and, without a rollup, over time; avg where none was given
 * @param metric the metric's name
 * @param scope what must hold of a series' tags; empty for {@code {*}}
 * @param by the tags that keep series apart; empty for one series
 * @param rollup the width of a point in practice time; empty for the stand-in's own
 * @param over how values within a rollup become one
 */
record MetricQuery(
        String text,
        Aggregator aggregator,
        String metric,
        List<String> scope,
        List<String> by,
        Optional<Duration> rollup,
        Aggregator over) {
    /** How many values become one. */
    enum Aggregator {
        AVG,
        SUM,
        MIN,
        MAX
    }

    private static final Pattern FORM = Pattern.compile("(?:([a-z0-9]+):)?([A-Za-z][A-Za-z0-9_.]*)\\s*\\{([^{}]*)}"
            + "(?:\\s*by\\s*\\{([^{}]*)})?(?:\\.rollup\\(\\s*(?:([a-z]+)\\s*(?:,\\s*(\\d{1,6}))?|(\\d{1,6}))\\s*\\))?");

    private static final Set<String> AGGREGATORS = Set.of("avg", "sum", "min", "max");

    /**
     * @param text one or more queries with commas between them
     * @return the queries, in order
     * @throws BadQueryException when any cannot be read: one bad query spoils them all, as with the real one
     */
    static List<MetricQuery> parseAll(String text) {
        return split(text).stream().map(MetricQuery::parse).toList();
    }

    /** @return whether a series with these tags is meant */
    boolean covers(Set<String> tags) {
        return scope.stream().allMatch(wanted -> holds(wanted, tags));
    }

    private static MetricQuery parse(String text) {
        String query = text.strip();
        Matcher form = FORM.matcher(query);
        if (!form.matches()) {
            throw new BadQueryException("Error parsing query: unable to parse " + query);
        }
        Aggregator space = aggregator(form.group(1), query);
        String seconds = form.group(6) == null ? form.group(7) : form.group(6);
        return new MetricQuery(
                query,
                space,
                form.group(2),
                tags(form.group(3), query).stream()
                        .filter(tag -> !tag.equals("*"))
                        .toList(),
                form.group(4) == null ? List.of() : tags(form.group(4), query),
                Optional.ofNullable(seconds).map(value -> Duration.ofSeconds(Math.max(1, Long.parseLong(value)))),
                form.group(5) == null ? space : aggregator(form.group(5), query));
    }

    private static Aggregator aggregator(@Nullable String name, String query) {
        if (name == null) {
            return Aggregator.AVG;
        }
        if (!AGGREGATORS.contains(name)) {
            throw new BadQueryException("Error parsing query: unknown aggregator '" + name + "' in " + query);
        }
        return Aggregator.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static List<String> tags(String list, String query) {
        List<String> tags = new ArrayList<>();
        for (String tag : list.split(",", -1)) {
            if (tag.isBlank()) {
                throw new BadQueryException("Error parsing query: empty scope in " + query);
            }
            tags.add(tag.strip());
        }
        return tags;
    }

    private static boolean holds(String wanted, Set<String> tags) {
        if (wanted.startsWith("!")) {
            return !holds(wanted.substring(1), tags);
        }
        if (wanted.endsWith("*")) {
            String start = wanted.substring(0, wanted.length() - 1);
            return tags.stream().anyMatch(tag -> tag.startsWith(start));
        }
        return tags.contains(wanted);
    }

    /** Splits at the commas that are not inside braces or brackets. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '(') {
                depth++;
            } else if (c == '}' || c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
