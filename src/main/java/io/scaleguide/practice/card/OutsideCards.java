package io.scaleguide.practice.card;

import io.scaleguide.practice.PracticeFault;
import io.scaleguide.practice.fault.OutsideFaults;
import io.scaleguide.practice.fault.Switched;
import java.util.List;

/** What goes wrong at Datadog, and where charts come from. */
final class OutsideCards {
    private OutsideCards() {}

    static List<FaultCard> all() {
        return List.of(
                FaultCard.lasting(
                        "datadog-403",
                        "Datadog does not know the API key on this site.",
                        new Sign.Finding("api-key-rejected"),
                        OutsideFaults.datadogForbids()),
                FaultCard.lasting(
                        "datadog-429",
                        "Datadog answers every query with 429.",
                        new Sign.Finding("datadog-rate-limited"),
                        new Switched(PracticeFault.QUERIES_LIMITED)),
                FaultCard.lasting(
                        "datadog-500",
                        "Datadog answers everything with 500.",
                        new Sign.Finding("datadog-unreachable"),
                        OutsideFaults.datadogFails()),
                FaultCard.lasting(
                        "datadog-hangs",
                        "Datadog takes requests and does not answer.",
                        new Sign.Finding("datadog-unreachable"),
                        OutsideFaults.datadogHangs()),
                FaultCard.lasting(
                        "datadog-scope",
                        "The application key lacks the scope timeseries_query.",
                        new Sign.Finding("app-key-scope"),
                        new Switched(PracticeFault.QUERIES_REFUSED)),
                FaultCard.lasting(
                        "metric-stale",
                        "Datadog takes what the agents send and loses it: the newest point grows old.",
                        new Sign.Finding("metric-no-series"),
                        new Switched(PracticeFault.INTAKE_LOSES_POINTS)),
                FaultCard.lasting(
                        "metric-null",
                        "Datadog's points have no value, as after arithmetic that came to NaN.",
                        new Sign.Finding("query-no-series"),
                        OutsideFaults.valuesNull()),
                FaultCard.lasting(
                        "metric-huge",
                        "Datadog's points say 1,000,000,000,000,000 ms.",
                        new Sign.Finding("hpa-at-maximum"),
                        OutsideFaults.valuesHuge()),
                FaultCard.lasting(
                        "charts-unreachable",
                        "The chart repository hangs up before it answers.",
                        new Sign.Problem("helm-failed", "EOF"),
                        OutsideFaults.chartsUnreachable()),
                FaultCard.lasting(
                        "charts-bad-index",
                        "The chart repository's index is a web page.",
                        new Sign.Problem("helm-failed", "index"),
                        OutsideFaults.chartsIndexBad()),
                FaultCard.lasting(
                        "charts-cut-short",
                        "The chart's archive breaks off in the middle.",
                        new Sign.Problem("helm-failed", "EOF"),
                        OutsideFaults.chartsCutShort()));
    }
}
