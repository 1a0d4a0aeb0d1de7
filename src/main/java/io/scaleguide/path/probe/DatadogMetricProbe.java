package io.scaleguide.path.probe;

import io.scaleguide.kong.ExtensionServices;
import io.scaleguide.kube.Kinds;
import io.scaleguide.path.budget.Durations;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.ReadingDraft;
import io.scaleguide.path.hop.Timing;
import io.scaleguide.path.hop.Verdict;
import io.scaleguide.path.scope.PathScope;
import io.scaleguide.path.status.MetricUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Hop 7: the DatadogMetric's status, as the cluster agent writes it. */
public final class DatadogMetricProbe implements Probe {
    /** After a change of leader the status may rest that long: kubernetes_informers_resync_period. */
    private static final Duration RESYNC = Duration.ofSeconds(300);

    /** Clocks that a time service sets differ by less; a status that is written this instant is never in the future by more. */
    private static final Duration SAME_TIME = Duration.ofSeconds(30);

    /** Makes the cluster agent ask for a metric that no HPA references: datadog-agent externalmetrics/model. */
    private static final String ALWAYS_ACTIVE = "external-metrics.datadoghq.com/always-active";

    private static final Pattern GROUPED = Pattern.compile("(?i)\\bby\\s*\\{");
    private static final Pattern WELL_FORMED = Pattern.compile("(?s).*\\{[^{}]*}.*");

    /** Parts of the cluster agent's words (datadog-agent externalmetrics/errors.go, datadogexternal.go), and what they are. */
    private static final List<Map.Entry<String, String>> ERRORS = List.of(
            Map.entry("multiple series found", "metric-several-series"),
            Map.entry("rate limit exceeded", "metric-rate-limited"),
            Map.entry("429", "metric-rate-limited"),
            Map.entry("403", "metric-forbidden"),
            Map.entry("Global error (all queries)", "metric-batch-poisoned"),
            Map.entry("outdated", "metric-outdated"),
            Map.entry("no serie", "metric-no-series"));

    @Override
    public Hop hop() {
        return Hop.DATADOG_METRIC;
    }

    @Override
    public Reading look(ProbeContext context) {
        ReadingDraft draft = new ReadingDraft(hop());
        PathScope scope = context.scope();
        String name = scope.metric().namespace() + "/" + scope.metric().name();
        if (!context.reads().serves(Kinds.DATADOG_METRIC)) {
            return draft.breaks(Finding.of("metric-crd-missing"))
                    .judged("The cluster does not serve the kind DatadogMetric.");
        }
        Optional<ObjectNode> metric = context.metric();
        if (metric.isEmpty()) {
            return draft.breaks(Finding.of("metric-missing", "metric", name))
                    .judged("There is no DatadogMetric " + name + ".");
        }
        draft.saw(context.query(), ProbeContext.kubectl(scope.metric()) + " -o yaml");
        mixes(context, draft).ifPresent(draft::warns);
        boolean referenced = context.reads().get(scope.hpaRef()).isPresent();
        if (!referenced && !alwaysActive(metric.get())) {
            return draft.breaks(Finding.of("metric-not-referenced", "metric", name))
                    .judged("No HPA references it, so Datadog is not asked for it.");
        }
        return judge(context, draft, metric.get(), name);
    }

    private static boolean alwaysActive(ObjectNode metric) {
        return metric.path("metadata")
                .path("annotations")
                .path(ALWAYS_ACTIVE)
                .asString("")
                .equals("true");
    }

    private static Reading judge(ProbeContext context, ReadingDraft draft, ObjectNode metric, String name) {
        Status status = Status.of(metric);
        if (!status.has("Active")) {
            return unwritten(context, draft, metric, name);
        }
        if (GROUPED.matcher(context.query()).find()) {
            return draft.breaks(new Finding(
                            "metric-several-series", Map.of("metric", name, "message", status.message("Error"))))
                    .judged("The query gives a series for each group; the cluster agent wants one.");
        }
        if (status.isTrue("Error") || status.isFalse("Valid")) {
            return failed(context, draft, status, name);
        }
        return valued(context, draft, metric, status, name);
    }

    /** The cluster agent looks up references and asks Datadog, each once in a refresh period. */
    private static Reading unwritten(ProbeContext context, ReadingDraft draft, ObjectNode metric, String name) {
        Duration patience = context.periods().refresh().multipliedBy(2).plusSeconds(10);
        Instant made = context.reads()
                .get(context.scope().hpaRef())
                .flatMap(hpa -> created(hpa))
                .or(() -> created(metric))
                .orElseGet(() -> context.clock().instant());
        Instant due = made.plus(patience);
        if (due.isAfter(context.clock().instant())) {
            return draft.timing(new Timing.DueBy(due))
                    .as(Verdict.WAITING, "The cluster agent has not written its status yet.");
        }
        String age = Durations.words(Duration.between(made, context.clock().instant()));
        return draft.timing(new Timing.BrokenSince(due))
                .breaks(new Finding("metric-not-refreshed", Map.of("metric", name, "age", age)))
                .judged("The cluster agent has written no status for " + age + ".");
    }

    private static Optional<Instant> created(ObjectNode object) {
        return Status.instant(object.path("metadata").path("creationTimestamp").asString(""));
    }

    private static Reading failed(ProbeContext context, ReadingDraft draft, Status status, String name) {
        String message = status.message("Error");
        status.time("Valid", "lastTransitionTime").ifPresent(since -> draft.timing(new Timing.BrokenSince(since)));
        String id = ERRORS.stream()
                .filter(one -> message.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("metric-no-series");
        return draft.breaks(new Finding(
                        id,
                        Map.of(
                                "metric",
                                name,
                                "message",
                                message.isEmpty() ? "it gives no reason" : message,
                                "query",
                                context.query(),
                                "suspects",
                                suspects(context))))
                .judged(message.isEmpty() ? "It is not valid and gives no reason." : message);
    }

    /** Other DatadogMetrics whose query cannot be right: they go to Datadog in the same call. */
    private static String suspects(ProbeContext context) {
        List<String> names = context.everywhereIfAllowed(Kinds.DATADOG_METRIC).stream()
                .filter(one -> !WELL_FORMED
                        .matcher(one.path("spec").path("query").asString(""))
                        .matches())
                .map(one -> ProbeContext.namespace(one) + "/" + ProbeContext.name(one))
                .toList();
        return names.isEmpty() ? "none that can be seen from here" : String.join(", ", names);
    }

    private static Reading valued(
            ProbeContext context, ReadingDraft draft, ObjectNode metric, Status status, String name) {
        String value = metric.path("status").path("currentValue").asString("");
        Instant now = context.clock().instant();
        Periods periods = context.periods();
        number(value).ifPresent(amount -> draft.value(amount, context.unit()));
        status.time("Updated", "lastUpdateTime").ifPresent(draft::at);
        Duration since = status.time("Active", "lastUpdateTime")
                .map(time -> Duration.between(time, now))
                .orElse(Duration.ZERO);
        String words = "Active and valid, "
                + number(value)
                        .map(amount -> MetricUnit.with(String.format(Locale.ROOT, "%.2f", amount), context.unit()))
                        .orElse(value)
                + ".";
        if (since.plus(SAME_TIME).isNegative()) {
            draft.warns(Finding.of("cluster-clock-ahead", "ahead", Durations.words(since.negated())));
        }
        if (since.compareTo(RESYNC) > 0) {
            String age = Durations.words(since);
            return draft.timing(new Timing.BrokenSince(now.minus(since)))
                    .breaks(new Finding("metric-not-refreshed", Map.of("metric", name, "age", age)))
                    .judged("Its status is " + age + " old: the cluster agent does not refresh it.");
        }
        Duration late = since.minus(periods.statusAge());
        return late.isNegative() || late.isZero()
                ? draft.judged(words)
                : draft.timing(new Timing.LateBy(late)).as(Verdict.LATE, words);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** service:NAME alone mixes Services of that name in several namespaces that have an extension. */
    private static Optional<Finding> mixes(ProbeContext context, ReadingDraft draft) {
        String query = context.query();
        if (query.contains("namespace:")) {
            return Optional.empty();
        }
        List<String> namespaces = context.everywhere(Kinds.METRICS_EXTENSION, draft).stream()
                .filter(one ->
                        ExtensionServices.of(one).contains(context.scope().service()))
                .map(ProbeContext::namespace)
                .distinct()
                .sorted()
                .toList();
        return namespaces.size() < 2
                ? Optional.empty()
                : Optional.of(new Finding(
                        "metric-mixes-services",
                        Map.of("service", context.scope().service(), "namespaces", String.join(", ", namespaces))));
    }
}
