package io.scaleguide.guide.watch;

import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.autoscale.HpaStatus;
import io.scaleguide.guide.autoscale.LatencyAutoscaler;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.metric.LatencyMetric;
import io.scaleguide.guide.metric.MetricStatus;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.send.StartTraffic;
import io.scaleguide.guide.send.TrafficReport;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.kube.KubeEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Watches the workload scale up under load, then tapers the traffic to a trickle and watches it come down. */
public final class ScalingWatch implements Action {
    private static final Duration BETWEEN_FIGURES = Duration.ofSeconds(2);

    private final Set<String> told = new HashSet<>();
    private Optional<ScalingStory> story = Optional.empty();
    private Instant start = Instant.MIN;
    private Instant lastFigures = Instant.MIN;
    private Optional<GuideEvent.Observed> lastObserved = Optional.empty();

    @Override
    public String id() {
        return "watch-scaling";
    }

    @Override
    public Optional<String> probe(StepContext context) {
        return Optional.empty();
    }

    @Override
    public List<PlannedChange> plan(StepContext context) {
        return List.of();
    }

    @Override
    public void apply(StepContext context) {
        // Kubernetes keeps seconds, and the first rescale comes as soon as the HPA is there, before this step.
        start = context.session().start().truncatedTo(ChronoUnit.SECONDS);
        story = Optional.of(new ScalingStory(
                context.answers().whole("min-replicas"),
                context.answers().whole("max-replicas"),
                context.answers().number("target"),
                context.answers().duration("hold")));
        if (context.session().sending().isEmpty()) {
            context.session().send(StartTraffic.busy(context));
        }
    }

    @Override
    public Verdict verify(StepContext context) {
        ScalingStory told = story.orElseThrow();
        Instant now = context.session().clock().instant();
        hear(context, told, now);
        HpaStatus hpa = context.cluster()
                .get(LatencyAutoscaler.ref(context))
                .map(HpaStatus::of)
                .orElseThrow();
        Optional<Double> value = figures(context, hpa, now);
        if (told.turn(now, hpa, value)) {
            context.note("Tapering the traffic to a trickle of quick requests: without any, the metric would go stale"
                    + " and the HPA would freeze.");
            context.session().send(StartTraffic.trickle(context));
        }
        if (told.pointless(now)) {
            return new Verdict.Bad(tooLittleLoad(context));
        }
        return switch (told.chapter()) {
            case UP -> new Verdict.NotYet("Waiting for the HPA to scale up.");
            case HOLD -> new Verdict.NotYet("Scaled up; watching the latency under load.");
            case DOWN -> new Verdict.NotYet("Waiting for the HPA to scale down again.");
            case OVER -> new Verdict.Fine("The workload scaled up under load and came down after it.");
        };
    }

    private static Problem tooLittleLoad(StepContext context) {
        return Problem.of(
                "too-little-load",
                "The latency stays below the target of " + context.answer("target") + " ms under this load.",
                "The HPA has no reason to scale up.",
                "Send more at once with --set connections=..., or lower the target with --set target=..., then run again.");
    }

    private void hear(StepContext context, ScalingStory hearer, Instant now) {
        for (KubeEvent event : context.cluster().eventsOf(LatencyAutoscaler.ref(context))) {
            boolean fresh = !event.seen().isBefore(start) && told.add(event.uid() + "/" + event.count());
            if (fresh) {
                context.emit(new GuideEvent.Rescale(
                        event.seen(), event.type(), event.reason(), event.object(), event.message()));
                if (event.reason().equals("SuccessfulRescale")) {
                    hearer.rescaled(event.message(), now);
                }
            }
        }
    }

    private Optional<Double> figures(StepContext context, HpaStatus hpa, Instant now) {
        MetricStatus metric = context.cluster()
                .get(LatencyMetric.ref(context))
                .map(MetricStatus::of)
                .orElseThrow();
        ExternalMetric external =
                context.cluster().externalMetric(context.answer("namespace"), LatencyMetric.externalName(context));
        Optional<Double> value = external instanceof ExternalMetric.Value served
                ? Optional.of(served.value().doubleValue())
                : Optional.empty();
        GuideEvent.Observed observed = new GuideEvent.Observed(
                metric.value(),
                metric.valid(),
                metric.references(),
                value,
                context.answer("target"),
                hpa.replicas(),
                hpa.desired(),
                hpa.scalingActive());
        if (!Optional.of(observed).equals(lastObserved)) {
            context.emit(observed);
            lastObserved = Optional.of(observed);
        }
        if (Duration.between(lastFigures, now).compareTo(BETWEEN_FIGURES) >= 0) {
            lastFigures = now;
            context.session()
                    .sending()
                    .ifPresent(sending ->
                            context.emit(TrafficReport.of(context.step().id(), sending)));
        }
        return value;
    }

    @Override
    public String revert(StepContext context, LedgerEntry entry) {
        return "Watching changes nothing in the cluster.";
    }
}
