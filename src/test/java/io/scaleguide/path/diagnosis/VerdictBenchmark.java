package io.scaleguide.path.diagnosis;

import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.ReadingDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The verdicts of a whole path that is broken at the annotation: ten readings judged, and what only suffers put down to its cause. */
@State(Scope.Benchmark)
public class VerdictBenchmark {
    private static final Map<Hop, String> BROKEN = Map.of(
            Hop.ANNOTATION, "annotation-missing",
            Hop.AGENT, "agent-check-not-scheduled",
            Hop.DATADOG, "query-no-series",
            Hop.DATADOG_METRIC, "metric-no-series",
            Hop.EXTERNAL_METRICS, "external-value-refused",
            Hop.HPA, "hpa-metric-unavailable");

    private final Instant now = Instant.parse("2026-01-02T03:04:05Z");

    /** @return the readings */
    @Benchmark
    public List<Reading> path() {
        List<Reading> readings = new ArrayList<>();
        for (Hop hop : Hop.values()) {
            ReadingDraft draft = new ReadingDraft(hop)
                    .saw("deployment/echo", "namespace shop")
                    .value(102.7, "ms")
                    .at(now);
            if (BROKEN.containsKey(hop)) {
                draft.breaks(Finding.of(BROKEN.get(hop), "namespace", "shop"));
            }
            readings.add(draft.judged("This is how it stands."));
        }
        return new Causes(readings).attributed();
    }
}
