package io.scaleguide.path.probe;

import io.scaleguide.kong.LatencySeries;
import io.scaleguide.kong.OperatorInstall;
import io.scaleguide.kong.OperatorInstall.Generation;
import io.scaleguide.kong.OperatorInstall.MetricsEndpoint;
import io.scaleguide.kube.PodAnswer;
import io.scaleguide.kube.PodTrouble;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.ReadingDraft;
import io.scaleguide.path.hop.Timing;
import io.scaleguide.path.hop.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ObjectNode;

/** Hop 3: the operator runs, and its {@code /metrics} has the latency of the Service. */
public final class OperatorMetricsProbe implements Probe {
    /** The registry that stopped serving the image in March 2026 (Kong/charts, pull request 1498). */
    private static final String GONE = "gcr.io/kubebuilder/kube-rbac-proxy";

    private static final int PLAIN_PORT = 8080;
    private static final Duration STEP = Duration.ofMillis(500);

    /** A scrape of the data planes and a little: so long after a request the series has to be there. */
    private static final Duration APPEARS = Periods.USUAL.operatorScrape().plusSeconds(2);

    @Override
    public Hop hop() {
        return Hop.OPERATOR_METRICS;
    }

    @Override
    public Duration deadline() {
        return APPEARS.plusSeconds(8);
    }

    @Override
    public Reading look(ProbeContext context) {
        ReadingDraft draft = new ReadingDraft(hop());
        Optional<OperatorInstall> operator = context.operator();
        Optional<ObjectNode> deployment = context.operatorDeployment();
        if (operator.isEmpty() || deployment.isEmpty()) {
            return draft.breaks(Finding.of("operator-missing")).judged("There is no Kong operator in this cluster.");
        }
        Optional<String> image = openSource(operator.get(), deployment.get());
        if (image.isPresent()) {
            return draft.breaks(Finding.of("operator-open-source-edition", "image", image.get()))
                    .judged("The operator is the open source edition, which has no metrics extension.");
        }
        List<ObjectNode> pods = context.podsOf(deployment.get());
        Optional<ObjectNode> pod = pods.stream().filter(ProbeContext::ready).findFirst();
        return pod.isPresent()
                ? read(context, draft, operator.get(), pod.get())
                : notReady(context, draft, operator.get(), pods);
    }

    private static Optional<String> openSource(OperatorInstall operator, ObjectNode deployment) {
        if (operator.generation() == Generation.KONG_OPERATOR) {
            return Optional.empty();
        }
        return StreamSupport.stream(
                        deployment
                                .path("spec")
                                .path("template")
                                .path("spec")
                                .path("containers")
                                .spliterator(),
                        false)
                .map(container -> container.path("image").asString(""))
                .filter(name -> name.contains("kong/gateway-operator-oss"))
                .findFirst();
    }

    private static Reading notReady(
            ProbeContext context, ReadingDraft draft, OperatorInstall operator, List<ObjectNode> pods) {
        Optional<PodTrouble> trouble = PodTrouble.first(pods);
        String name = operator.namespace() + "/" + operator.deployment();
        draft.saw(pods.size() + " pods, none ready", "kubectl get pods -n " + operator.namespace());
        Optional<String> gone = trouble.filter(PodTrouble::imageNotPulled)
                .map(PodTrouble::image)
                .filter(image -> image.startsWith(GONE));
        if (gone.isPresent()) {
            draft.breaks(new Finding("operator-proxy-image-gone", Map.of("operator", name, "image", gone.get())));
            return draft.judged("The operator cannot start: its kube-rbac-proxy image is gone.");
        }
        Optional<Instant> due = context.readyBy(pods)
                .filter(time -> time.isAfter(context.clock().instant()));
        if (trouble.isEmpty() && due.isPresent()) {
            return draft.timing(new Timing.DueBy(due.get())).as(Verdict.WAITING, "The operator's pod is starting.");
        }
        String reason = trouble.map(PodTrouble::message).orElse("no reason is given");
        return draft.breaks(new Finding("operator-not-ready", Map.of("operator", name, "reason", reason)))
                .judged("The operator " + name + " has no ready pod: " + reason + ".");
    }

    private static Reading read(ProbeContext context, ReadingDraft draft, OperatorInstall operator, ObjectNode pod) {
        MetricsEndpoint metrics = operator.metrics();
        boolean guarded = operator.generation() == Generation.RBAC_PROXY;
        int port = guarded ? PLAIN_PORT : metrics.port();
        PodAnswer answer = ask(context, pod, port);
        draft.saw(
                "HTTP " + answer.status(),
                "kubectl get --raw /api/v1/namespaces/" + ProbeContext.namespace(pod) + "/pods/http:"
                        + ProbeContext.name(pod) + ":" + port + "/proxy/metrics");
        if (!answer.ok() && (guarded || metrics.tokenNeeded())) {
            return draft.as(
                    Verdict.UNKNOWN,
                    "The metrics ask for a service account's token, which the API server does not pass on: look with the"
                            + " agent's own check.");
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return draft.breaks(new Finding(
                            "operator-metrics-refused",
                            Map.of("pod", ProbeContext.name(pod), "status", Integer.toString(answer.status()))))
                    .judged("The operator's /metrics answers " + answer.status() + ".");
        }
        if (!answer.ok()) {
            return draft.breaks(new Finding(
                            "operator-metrics-unreachable",
                            Map.of(
                                    "pod",
                                    ProbeContext.name(pod),
                                    "port",
                                    Integer.toString(port),
                                    "problem",
                                    answer.body().strip())))
                    .judged("The operator's /metrics cannot be read on port " + port + ".");
        }
        return series(context, draft, pod, port, answer);
    }

    private static PodAnswer ask(ProbeContext context, ObjectNode pod, int port) {
        return context.reads()
                .cluster()
                .podHttp(ProbeContext.namespace(pod), ProbeContext.name(pod), "http", port, "/metrics");
    }

    private static Reading series(ProbeContext context, ReadingDraft draft, ObjectNode pod, int port, PodAnswer first) {
        List<LatencySeries> series = LatencySeries.read(first.body());
        boolean absent = ours(context, series).isEmpty();
        if (absent && context.requests()) {
            series = await(context, pod, port, series);
        }
        Optional<LatencySeries> found = ours(context, series);
        if (found.isPresent()) {
            if (absent) {
                draft.warns(
                        Finding.of("no-traffic-yet", "service", context.scope().service()));
            }
            draft.value(found.get().mean(), "ms").at(context.clock().instant());
            return draft.judged(String.format(
                    Locale.ROOT,
                    "%.0f requests to Service %s so far, mean %.0f ms.",
                    found.get().count(),
                    found.get().service(),
                    found.get().mean()));
        }
        if (series.isEmpty()) {
            return draft.breaks(Finding.of("operator-metric-absent", "pod", ProbeContext.name(pod)))
                    .judged("The operator's /metrics has no kong_upstream_latency_ms.");
        }
        String others = String.join(
                ", ",
                series.stream()
                        .map(one -> one.namespace() + "/" + one.service())
                        .toList());
        return draft.breaks(new Finding(
                        "operator-metric-other-service",
                        Map.of("service", context.scope().service(), "others", others)))
                .judged("The operator has a latency of " + others + ", not of "
                        + context.scope().service() + ".");
    }

    /**
     * How many requests to the Service the operator has counted. Throws as Cluster does.
     *
     * @param context which operator and Service
     * @return the count; empty where it cannot be read
     */
    public static Optional<Double> count(ProbeContext context) {
        int port = context.operator().map(one -> one.metrics().port()).orElse(PLAIN_PORT);
        Optional<ObjectNode> pod = context.operatorDeployment().stream()
                .flatMap(one -> context.podsOf(one).stream())
                .filter(ProbeContext::ready)
                .findFirst();
        return pod.map(one -> ask(context, one, port))
                .filter(PodAnswer::ok)
                .flatMap(answer -> ours(context, LatencySeries.read(answer.body())))
                .map(LatencySeries::count);
    }

    private static Optional<LatencySeries> ours(ProbeContext context, List<LatencySeries> series) {
        return series.stream()
                .filter(one -> one.service().equals(context.scope().service())
                        && (one.namespace().isEmpty()
                                || one.namespace().equals(context.scope().namespace())))
                .findFirst();
    }

    /** The doctor's own requests (hop 1) make the series; it shows at the operator's next scrape of the data planes. */
    private static List<LatencySeries> await(
            ProbeContext context, ObjectNode pod, int port, List<LatencySeries> before) {
        List<LatencySeries> series = before;
        long end = System.nanoTime() + APPEARS.toNanos();
        while (ours(context, series).isEmpty() && System.nanoTime() < end) {
            try {
                Thread.sleep(STEP.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return series;
            }
            PodAnswer next = ask(context, pod, port);
            series = next.ok() ? LatencySeries.read(next.body()) : series;
        }
        return series;
    }
}
