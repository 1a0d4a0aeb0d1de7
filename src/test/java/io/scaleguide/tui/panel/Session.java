package io.scaleguide.tui.panel;

import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeEvent;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.panel.event.TrafficFigures;
import io.scaleguide.panel.view.HpaState;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.PanelView.Aged;
import io.scaleguide.panel.view.PanelView.Mark;
import io.scaleguide.panel.view.Series;
import io.scaleguide.panel.view.WorkloadState;
import io.scaleguide.path.hop.Evidence;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Measure;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.Verdict;
import io.scaleguide.path.scope.PathScope;
import io.scaleguide.path.status.StatusView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A made-up session: some twenty minutes in which traffic makes a workload scale. What a test needs otherwise, it changes. */
final class Session {
    static final Instant NOW = Instant.parse("2026-05-04T10:15:07Z");

    private static final double TARGET = 25;

    Instant now = NOW;
    String name = "echo";
    List<Reading> hops;
    Optional<Aged<StatusView.MetricRow>> metric;
    Optional<Aged<StatusView.External>> external;
    Optional<Aged<StatusView.External>> datadog;
    Optional<Aged<HpaState>> hpa;
    Optional<Aged<WorkloadState>> workload;
    Series series;
    List<Mark> marks;
    List<KubeEvent> events;
    Optional<TrafficFigures> traffic;
    List<PanelView.Source> sources;

    private Session() {
        double value = 24.233;
        hops = allOk(value);
        metric = Optional.of(fresh(
                new StatusView.MetricRow(
                        "echo-kong-upstream-latency-ms-avg",
                        "True",
                        "True",
                        "24.233138021",
                        "demo/echo",
                        Optional.of(16L)),
                4));
        external = Optional.of(fresh(new StatusView.External(Optional.of(value), "24233138021n", ""), 8));
        datadog = Optional.of(fresh(new StatusView.External(Optional.of(24.1), "", ""), 21));
        hpa = Optional.of(fresh(hpa("24233m/25", 4, 4, ready(), ranging(), notLimited()), 3));
        workload = Optional.of(fresh(pods(4, 4), 3));
        series = series(80, 4);
        marks = List.of(
                new Mark(ago(15 * 60), Mark.Kind.TRAFFIC, "traffic started: 16 connections"),
                new Mark(ago(12 * 60), Mark.Kind.RESCALE, "2 to 4 replicas"));
        events = List.of(
                event(
                        12 * 60,
                        "Normal",
                        "SuccessfulRescale",
                        "New size: 4; reason: external metric datadogmetric@demo:"
                                + "echo-kong-upstream-latency-ms-avg(nil) above target",
                        1),
                event(
                        18 * 60,
                        "Warning",
                        "FailedGetExternalMetric",
                        "unable to get external metric demo/datadogmetric@demo:"
                                + "echo-kong-upstream-latency-ms-avg: no matching metric found",
                        7));
        traffic = Optional.of(new TrafficFigures(
                "16 connections, 28:40 left, to http://127.0.0.1:8080/echo",
                41_233,
                0,
                0,
                0,
                0,
                122.4,
                21.3,
                38.9,
                83));
        sources = List.of(
                source("watch of HorizontalPodAutoscaler", 3, ""),
                source("watch of Deployment", 3, ""),
                source("watch of Pods", 41, ""),
                source("watch of Events", 12 * 60, ""),
                source("watch of DatadogMetric", 4, ""),
                source("External Metrics API", 8, ""),
                source("Datadog", 21, ""));
    }

    /** As many events as are wanted in all, one every four seconds before the others. */
    void busy(int all) {
        List<KubeEvent> more = new ArrayList<>(events);
        for (int i = more.size(); i < all; i++) {
            more.add(event(3600 + 4 * i, "Normal", "SuccessfulRescale", "New size: " + i % 9 + "; reason: below", 1));
        }
        events = List.copyOf(more);
    }

    /** All is well: the value is at its target. */
    static Session healthy() {
        return new Session();
    }

    /** The value is above its target, and the HPA asks for more. */
    static Session scalingUp() {
        Session session = new Session();
        session.value(61.8, "61800m");
        session.hpa = Optional.of(fresh(
                hpa(
                        "61800m/25",
                        4,
                        8,
                        rescaled(),
                        ranging(),
                        limited(
                                "ScaleUpLimit",
                                "the desired replica count is increasing" + " faster than the maximum scale rate")),
                3));
        session.workload = Optional.of(fresh(pods(8, 4), 3));
        session.series = session.rising();
        session.marks = List.of(
                new Mark(ago(4 * 60), Mark.Kind.TRAFFIC, "traffic more: 64 connections"),
                new Mark(ago(16), Mark.Kind.RESCALE, "4 to 8 replicas"));
        session.events = new ArrayList<>(session.events);
        session.events.add(
                0, event(16, "Normal", "SuccessfulRescale", "New size: 8; reason: external metric above target", 1));
        session.traffic = Optional.of(new TrafficFigures(
                "64 connections, ramp up 1:20 of 5:00, 28:40 left, to http://127.0.0.1:8080/echo",
                61_233,
                0,
                12,
                3,
                1,
                402.4,
                58.3,
                138.9,
                483));
        return session;
    }

    /** The DatadogMetric is no longer updated, and its watch is silent. */
    static Session stale() {
        Session session = new Session();
        session.metric = session.metric.map(aged -> new Aged<>(updated(aged.value(), 202), ago(190), true));
        session.external = session.external.map(aged -> new Aged<>(aged.value(), ago(190), true));
        session.datadog = Optional.of(
                new Aged<>(new StatusView.External(Optional.empty(), "", "HTTP 429: rate limit"), ago(50), true));
        session.series = new Series(session.series.points().stream()
                .filter(point -> point.at().isBefore(ago(185)))
                .toList());
        session.sources = new ArrayList<>(session.sources);
        session.sources.set(4, source("watch of DatadogMetric", 190, "silent for 3m10s; it is opened again"));
        session.sources.set(6, source("Datadog", 50, "HTTP 429: rate limit"));
        session.hop(
                Hop.DATADOG_METRIC, Verdict.LATE, "The status was last updated 3m10s ago; it should be every 30 s.");
        return session;
    }

    private static StatusView.MetricRow updated(StatusView.MetricRow row, long age) {
        return new StatusView.MetricRow(
                row.name(), row.active(), row.valid(), row.value(), row.references(), Optional.of(age));
    }

    /** The annotation names a container that is not there. */
    static Session broken() {
        Session session = new Session();
        session.hop(
                Hop.ANNOTATION,
                Verdict.BROKEN,
                "The annotation ad.datadoghq.com/manager.checks names the container manager, and the pod has only"
                        + " gateway-operator, so the agent never schedules the check.");
        for (Hop after : Hop.values()) {
            if (after.ordinal() > Hop.ANNOTATION.ordinal()) {
                session.hop(after, after == Hop.AGENT ? Verdict.UNKNOWN : Verdict.BROKEN, "No value comes here.");
                session.hops.set(
                        after.ordinal(), session.hops.get(after.ordinal()).becauseOf(Hop.ANNOTATION));
            }
        }
        session.metric = Optional.of(fresh(
                new StatusView.MetricRow(
                        "echo-kong-upstream-latency-ms-avg", "True", "False", "0", "demo/echo", Optional.of(24L)),
                4));
        session.external = Optional.of(fresh(
                new StatusView.External(Optional.empty(), "", "no matching metric found for datadogmetric@demo:echo"),
                8));
        session.datadog =
                Optional.of(fresh(new StatusView.External(Optional.empty(), "", "the query returns no points"), 21));
        session.hpa = Optional.of(fresh(
                hpa(
                        "<unknown>/25",
                        2,
                        2,
                        ready(),
                        new HpaState.Condition(
                                "ScalingActive",
                                "False",
                                "FailedGetExternalMetric",
                                "the HPA was unable to compute the replica count: unable to get external metric demo/"
                                        + "datadogmetric@demo:echo-kong-upstream-latency-ms-avg: no matching metric found",
                                Optional.of(ago(900)))),
                3));
        session.workload = Optional.of(fresh(pods(2, 2), 3));
        session.series = new Series(session.series.points().stream()
                .map(point ->
                        new Series.Point(point.at(), OptionalDouble.empty(), point.target(), 2, 2, point.perSecond()))
                .toList());
        session.marks = List.of();
        return session;
    }

    /** Nobody has made an HPA. */
    static Session withoutHpa() {
        Session session = new Session();
        session.hpa = Optional.empty();
        session.events = List.of();
        session.marks = List.of();
        session.hop(Hop.HPA, Verdict.BROKEN, "There is no HPA demo/echo.");
        session.series = new Series(session.series.points().stream()
                .map(point ->
                        new Series.Point(point.at(), point.value(), OptionalDouble.empty(), 2, 2, point.perSecond()))
                .toList());
        return session;
    }

    /** Nothing is sent from here. */
    static Session withoutTraffic() {
        Session session = new Session();
        session.traffic = Optional.empty();
        session.hop(Hop.TRAFFIC, Verdict.WAITING, "No request has come since the panel was opened.");
        return session;
    }

    /** More would be wanted than is allowed. */
    static Session atMaximum() {
        Session session = scalingUp();
        session.value(61.8, "61800m");
        session.hpa = Optional.of(fresh(
                hpa(
                        "61800m/25",
                        10,
                        10,
                        ready(),
                        ranging(),
                        limited("TooManyReplicas", "the desired replica count is more than the maximum replica count")),
                3));
        session.workload = Optional.of(fresh(pods(10, 10), 3));
        return session;
    }

    /** Twelve pods, some of them not well. */
    static Session manyPods() {
        Session session = scalingUp();
        List<WorkloadState.Pod> pods = new ArrayList<>(pods(12, 9).pods());
        pods.set(
                10,
                new WorkloadState.Pod("echo-7d4b9c6f5-crash", "CrashLoopBackOff", false, 14, Optional.of(ago(3_900))));
        session.workload = Optional.of(fresh(new WorkloadState(12, 12, 9, pods), 3));
        return session;
    }

    /** Names that are long, and as wide as names can be. */
    static Session longNames() {
        Session session = healthy();
        session.name = "latency-日本語-checkout-service-with-a-very-long-name-indeed";
        session.metric = session.metric.map(aged -> new Aged<>(
                new StatusView.MetricRow(
                        session.name + "-kong-upstream-latency-ms-avg",
                        "True",
                        "True",
                        "24.233138021",
                        "a-namespace-of-a-team/" + session.name,
                        Optional.of(16L)),
                aged.at(),
                false));
        session.workload = Optional.of(fresh(
                new WorkloadState(
                        2,
                        2,
                        2,
                        List.of(
                                new WorkloadState.Pod(
                                        session.name + "-7d4b9c6f5-a1b2c", "Running", true, 0, Optional.of(ago(900))),
                                new WorkloadState.Pod(
                                        session.name + "-7d4b9c6f5-日本\u001b[31m語",
                                        "Running",
                                        true,
                                        0,
                                        Optional.of(ago(90))))),
                3));
        session.events = List.of(event(
                30,
                "Normal",
                "SuccessfulRescale",
                "New size: 2;\n\treason: 日本語 の メトリック が 目標 を 超えた "
                        + "because of a very long reason that does not end before the window does",
                3));
        return session;
    }

    private void value(double value, String quantity) {
        hops = allOk(value);
        metric = metric.map(aged -> new Aged<>(
                new StatusView.MetricRow(
                        aged.value().name(), "True", "True", Double.toString(value), "demo/echo", Optional.of(16L)),
                aged.at(),
                aged.stale()));
        external = Optional.of(fresh(new StatusView.External(Optional.of(value), quantity, ""), 8));
        datadog = Optional.of(fresh(new StatusView.External(Optional.of(value), "", ""), 21));
    }

    void hop(Hop hop, Verdict verdict, String words) {
        hops = new ArrayList<>(hops);
        hops.set(hop.ordinal(), reading(hop, verdict, words, Optional.empty()));
    }

    PanelView view() {
        return new PanelView(
                scope(), now, "ms", hops, metric, external, datadog, hpa, workload, series, marks, events, traffic,
                sources);
    }

    private PathScope scope() {
        String metricName = name + "-kong-upstream-latency-ms-avg";
        return new PathScope(
                "demo",
                name,
                new ObjectRef(Kinds.DATADOG_METRIC, "demo", metricName),
                "datadogmetric@demo:" + metricName,
                "Deployment " + name,
                name,
                name,
                new ObjectRef(Kinds.GATEWAY, "demo", "kong"));
    }

    private static List<Reading> allOk(double value) {
        List<Reading> hops = new ArrayList<>();
        for (Hop hop : Hop.values()) {
            hops.add(reading(hop, Verdict.OK, "It is as it should be.", Optional.of(value)));
        }
        return hops;
    }

    private static Reading reading(Hop hop, Verdict verdict, String words, Optional<Double> value) {
        return new Reading(
                hop,
                verdict,
                words,
                value.map(number -> new Measure(number, "ms")),
                Optional.of(ago(12)),
                Optional.empty(),
                List.of(new Evidence("its status", "kubectl get " + hop.id())),
                List.of(),
                Optional.empty(),
                Duration.ofMillis(30));
    }

    private static Series series(int syncs, int replicas) {
        return new Series(IntStream.range(0, syncs)
                .mapToObj(i -> {
                    int back = (syncs - i) * 15 - 8;
                    double value = back > 15 * 60 ? 6 + i % 3 : back > 12 * 60 ? 50 + i % 4 * 9 : 22 + i % 5;
                    int wanted = back > 12 * 60 ? 2 : replicas;
                    int ready = back > 11 * 60 + 30 ? 2 : replicas;
                    return point(back, value, wanted, ready);
                })
                .toList());
    }

    private Series rising() {
        List<Series.Point> points = new ArrayList<>(series.points().stream()
                .filter(point -> point.at().isBefore(ago(240)))
                .toList());
        for (int back = 233; back > 0; back -= 15) {
            int wanted = back <= 16 ? 8 : 4;
            points.add(point(back, Math.min(61.8, 24 + (240 - back) * 0.3), wanted, 4));
        }
        return new Series(points);
    }

    private static Series.Point point(int back, double value, int wanted, int ready) {
        return new Series.Point(
                ago(back), OptionalDouble.of(value), OptionalDouble.of(TARGET), wanted, ready, OptionalDouble.of(120));
    }

    static HpaState hpa(String targets, int replicas, int desired, HpaState.Condition... conditions) {
        return new HpaState(
                new StatusView.HpaRow("echo", "Deployment/echo", targets, 2, 10, replicas, desired),
                Optional.of(TARGET),
                List.of(conditions),
                Optional.of(ago(12 * 60)));
    }

    private static HpaState.Condition ready() {
        return condition("AbleToScale", "True", "ReadyForNewScale", "recommended size matches current size");
    }

    private static HpaState.Condition rescaled() {
        return condition(
                "AbleToScale", "True", "SucceededRescale", "the HPA controller was able to update the target scale");
    }

    private static HpaState.Condition ranging() {
        return condition(
                "ScalingActive",
                "True",
                "ValidMetricFound",
                "the HPA was able to successfully calculate a replica count from external metric"
                        + " datadogmetric@demo:echo-kong-upstream-latency-ms-avg(nil)");
    }

    private static HpaState.Condition notLimited() {
        return condition(
                "ScalingLimited", "False", "DesiredWithinRange", "the desired count is within the acceptable range");
    }

    private static HpaState.Condition limited(String reason, String message) {
        return condition("ScalingLimited", "True", reason, message);
    }

    private static HpaState.Condition condition(String type, String status, String reason, String message) {
        return new HpaState.Condition(type, status, reason, message, Optional.of(ago(12 * 60)));
    }

    private static WorkloadState pods(int wanted, int ready) {
        List<WorkloadState.Pod> pods = IntStream.range(0, wanted)
                .mapToObj(i -> new WorkloadState.Pod(
                        "echo-7d4b9c6f5-" + Integer.toString(50_000 + i * 7_919, 36),
                        i < ready ? "Running" : "ContainerCreating",
                        i < ready,
                        0,
                        Optional.of(ago(i < ready ? 3_600 - i * 60 : 12))))
                .toList();
        return new WorkloadState(wanted, wanted, ready, pods);
    }

    private static KubeEvent event(int back, String type, String reason, String message, int count) {
        return new KubeEvent(ago(back), type, reason, "horizontalpodautoscaler/echo", message, count, "uid-" + back);
    }

    private static PanelView.Source source(String what, int back, String problem) {
        return new PanelView.Source(what, Optional.of(ago(back)), problem);
    }

    private static <T> Aged<T> fresh(T value, int back) {
        return new Aged<>(value, ago(back), false);
    }

    private static Instant ago(int seconds) {
        return NOW.minusSeconds(seconds);
    }
}
