package io.scaleguide.path.diagnosis;

import static io.scaleguide.path.hop.Hop.AGENT;
import static io.scaleguide.path.hop.Hop.ANNOTATION;
import static io.scaleguide.path.hop.Hop.DATADOG;
import static io.scaleguide.path.hop.Hop.DATADOG_METRIC;
import static io.scaleguide.path.hop.Hop.EXTERNAL_METRICS;
import static io.scaleguide.path.hop.Hop.HPA;
import static io.scaleguide.path.hop.Hop.OPERATOR_METRICS;
import static io.scaleguide.path.hop.Hop.ROUTE;
import static io.scaleguide.path.hop.Hop.TRAFFIC;
import static io.scaleguide.path.hop.Hop.WORKLOAD;

import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.Verdict;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what is broken in its own right from what only suffers. A finding that can be the consequence of others is put down to them
 * where one of them is there.
 */
final class Causes {
    private static final Set<Hop> TO_OPERATOR = EnumSet.of(TRAFFIC, ROUTE, OPERATOR_METRICS, WORKLOAD);
    private static final Set<Hop> TO_AGENT = EnumSet.of(TRAFFIC, ROUTE, OPERATOR_METRICS, ANNOTATION, AGENT, WORKLOAD);
    private static final Set<Hop> TO_DATADOG = with(TO_AGENT, DATADOG);
    private static final Set<Hop> TO_METRIC = with(TO_DATADOG, DATADOG_METRIC);
    private static final Set<Hop> TO_EXTERNAL = with(TO_METRIC, EXTERNAL_METRICS);

    /** In which hops the reason for a finding may lie. What is not listed is always there in its own right. */
    private static final Map<String, Set<Hop>> REASONS = Map.ofEntries(
            Map.entry("gateway-unreachable", EnumSet.of(ROUTE)),
            Map.entry("gateway-answers-404", EnumSet.of(ROUTE)),
            Map.entry("upstream-answers-5xx", EnumSet.of(ROUTE, WORKLOAD, HPA)),
            Map.entry("route-no-endpoints", EnumSet.of(WORKLOAD, HPA)),
            Map.entry("no-traffic-yet", EnumSet.of(ROUTE)),
            Map.entry("operator-metric-absent", EnumSet.of(TRAFFIC, ROUTE, WORKLOAD)),
            Map.entry("operator-metric-other-service", EnumSet.of(TRAFFIC, ROUTE, WORKLOAD)),
            Map.entry("agent-check-failing", EnumSet.of(OPERATOR_METRICS, ANNOTATION)),
            Map.entry("agent-check-not-scheduled", EnumSet.of(OPERATOR_METRICS, ANNOTATION)),
            Map.entry("traffic-stopped", TO_AGENT),
            Map.entry("query-no-series", TO_AGENT),
            Map.entry("query-points-late", TO_AGENT),
            Map.entry("metric-crd-missing", EnumSet.of(AGENT)),
            Map.entry("metric-missing", EnumSet.of(AGENT, HPA)),
            Map.entry("metric-not-refreshed", with(TO_DATADOG, EXTERNAL_METRICS)),
            Map.entry("metric-outdated", TO_DATADOG),
            Map.entry("metric-batch-poisoned", TO_DATADOG),
            Map.entry("metric-rate-limited", TO_DATADOG),
            Map.entry("metric-forbidden", TO_DATADOG),
            Map.entry("metric-no-series", TO_DATADOG),
            Map.entry("external-api-missing", EnumSet.of(AGENT, DATADOG_METRIC)),
            Map.entry("external-api-no-endpoints", EnumSet.of(AGENT, DATADOG)),
            Map.entry("cluster-agent-not-ready", EnumSet.of(AGENT, DATADOG)),
            Map.entry("external-value-refused", with(TO_METRIC, HPA)),
            Map.entry("hpa-missing", EnumSet.of(DATADOG_METRIC)),
            Map.entry("hpa-metric-unavailable", TO_EXTERNAL));

    /** What only says that something earlier went wrong, and so explains nothing. */
    private static final Set<String> SYMPTOMS = Set.of("external-value-refused", "hpa-metric-unavailable");

    /** A warning that explains whatever it can be the reason for: such an address answers inside the cluster, and not here. */
    private static final String INSIDE = "gateway-address-internal";

    /** The operator has the latency of something else in place of the Service's. */
    private static final String OTHER = "operator-metric-other-service";

    /** Warnings that are the reason for that. */
    private static final Set<String> SEVERAL = Set.of("extension-several-services", "route-several-backends");

    /** What is seen further on where the operator has no latency of the Service, or has it only since a moment ago. */
    private static final Set<String> STARVED = Set.of(
            "traffic-stopped",
            "query-no-series",
            "query-points-late",
            "metric-no-series",
            "metric-outdated",
            "external-value-refused",
            "hpa-metric-unavailable");

    /** The hop whose symptom explains a finding where nothing else does: that of the refused value. */
    private static final Map<String, Hop> LAST_RESORT = Map.of("hpa-metric-unavailable", EXTERNAL_METRICS);

    private final List<Reading> readings;

    Causes(List<Reading> readings) {
        this.readings = readings;
    }

    private static Set<Hop> with(Set<Hop> hops, Hop another) {
        Set<Hop> more = EnumSet.copyOf(hops);
        more.add(another);
        return more;
    }

    /** The readings in their order, those that only suffer put down to their cause. */
    List<Reading> attributed() {
        return readings.stream().map(this::attributed).toList();
    }

    private Reading attributed(Reading reading) {
        if (!suffers(reading)) {
            return reading;
        }
        if (reading.findings().isEmpty()) {
            return root(TO_EXTERNAL, reading.hop(), "", new HashSet<>())
                    .map(reading::becauseOf)
                    .orElse(reading);
        }
        for (Finding finding : reading.findings()) {
            Optional<Hop> cause = cause(finding.id(), reading.hop(), new HashSet<>());
            if (cause.isEmpty()) {
                return reading;
            }
        }
        return cause(reading.findings().get(0).id(), reading.hop(), new HashSet<>())
                .map(reading::becauseOf)
                .orElse(reading);
    }

    private static boolean suffers(Reading reading) {
        return reading.verdict() == Verdict.BROKEN
                || reading.verdict() == Verdict.LATE
                || (!reading.findings().isEmpty() && reading.verdict() != Verdict.OK);
    }

    /** The hop that explains a finding; empty when it stands for itself. */
    private Optional<Hop> cause(String finding, Hop own, Set<String> visited) {
        if (!visited.add(finding)) {
            return Optional.empty();
        }
        return root(REASONS.getOrDefault(finding, Set.of()), own, finding, visited)
                .or(() -> Optional.ofNullable(LAST_RESORT.get(finding)).filter(this::broken));
    }

    private boolean broken(Hop hop) {
        return readings.stream().anyMatch(reading -> reading.hop() == hop && reading.verdict() == Verdict.BROKEN);
    }

    private boolean explains(Reading reading, String finding) {
        return reading.verdict() == Verdict.BROKEN
                || reading.findings().stream().anyMatch(warning -> tells(warning.id(), finding));
    }

    private boolean tells(String warning, String finding) {
        return warning.equals(INSIDE)
                || (warning.equals("no-traffic-yet") && STARVED.contains(finding))
                || (SEVERAL.contains(warning)
                        && (finding.equals(OTHER) || (found(OTHER) && STARVED.contains(finding))));
    }

    private boolean found(String id) {
        return readings.stream().flatMap(reading -> reading.findings().stream()).anyMatch(finding -> finding.id()
                .equals(id));
    }

    /** The first of the hops that is broken in its own right and may be the reason for a finding; empty text is any. */
    private Optional<Hop> root(Set<Hop> hops, Hop own, String of, Set<String> visited) {
        return readings.stream()
                .filter(reading -> hops.contains(reading.hop()) && reading.hop() != own)
                .filter(reading -> explains(reading, of))
                .filter(reading -> reading.findings().stream()
                        .filter(finding -> !SYMPTOMS.contains(finding.id()))
                        .anyMatch(finding ->
                                cause(finding.id(), reading.hop(), visited).isEmpty()))
                .map(Reading::hop)
                .findFirst();
    }
}
