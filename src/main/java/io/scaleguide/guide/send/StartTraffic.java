package io.scaleguide.guide.send;

import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.guide.session.Session;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.traffic.TrafficPlan;
import io.scaleguide.traffic.TrafficStats;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Traffic through the Gateway. It goes on in the background until the watch step tapers it, or the run ends. */
public final class StartTraffic implements Action {
    private static final int ENOUGH_ANSWERS = 5;
    private static final int ENOUGH_TO_JUDGE = 20;

    @Override
    public String id() {
        return "start-traffic";
    }

    @Override
    public Optional<String> probe(StepContext context) {
        return context.session().sending().isPresent()
                ? Optional.of("Traffic is under way already.")
                : Optional.empty();
    }

    @Override
    public List<PlannedChange> plan(StepContext context) {
        return List.of(new PlannedChange(
                PlannedChange.Kind.RUN,
                context.answers().whole("connections") + " connections",
                "",
                context.answers()
                        .fill("curl -sf \"http://GATEWAY{path}{request}\"   # again and again, on each connection")));
    }

    @Override
    public void apply(StepContext context) {
        context.session().send(busy(context));
    }

    @Override
    public Verdict verify(StepContext context) {
        Session.Sending sending = context.session().sending().orElseThrow();
        TrafficStats stats = sending.run().stats();
        long answers = stats.ok() + stats.redirects() + stats.clientErrors() + stats.serverErrors() + stats.failed();
        if (stats.finding().isPresent() && answers >= ENOUGH_TO_JUDGE && stats.ok() == 0) {
            context.session().stopSending();
            return new Verdict.Bad(
                    Problem.of(
                            "traffic-in-vain",
                            "Traffic does not reach the workload: "
                                    + sending.plan().url(),
                            stats.finding().get(),
                            "Check the route with kubectl get gateway,httproute -n {namespace}, and the path with --set path=..."));
        }
        if (stats.ok() < ENOUGH_ANSWERS) {
            return new Verdict.NotYet(
                    "Waiting for answers with status 200 from " + sending.plan().url() + ".");
        }
        context.emit(TrafficReport.of(context.step().id(), sending));
        String message = stats.ok() + " answers with status 200, median "
                + String.format(java.util.Locale.ROOT, "%.0f", stats.p50Millis()) + " ms.";
        return stats.finding()
                .<Verdict>map(finding -> new Verdict.Warning(message + " " + finding))
                .orElseGet(() -> new Verdict.Fine(message));
    }

    @Override
    public String revert(StepContext context, LedgerEntry entry) {
        return "Traffic changes nothing in the cluster.";
    }

    /**
     * The traffic that makes the workload busy.
     *
     * @param context the step's context
     * @return the plan
     */
    public static TrafficPlan busy(StepContext context) {
        URI url = url(context, context.answer("request"));
        try {
            return new TrafficPlan(
                            url,
                            context.answers().whole("connections"),
                            context.answers()
                                    .optional("rate")
                                    .map(Double::parseDouble)
                                    .map(OptionalDouble::of)
                                    .orElseGet(OptionalDouble::empty),
                            context.answers().duration("traffic-length"),
                            context.answers().duration("request-timeout"))
                    .forHost(TrafficTarget.host(context));
        } catch (IllegalArgumentException e) {
            throw new StepFailure(Problem.of(
                    "traffic-refused",
                    "Such traffic is not sent.",
                    String.valueOf(e.getMessage()),
                    "Change the answer."));
        }
    }

    /**
     * The trickle of quick requests that keeps the metric alive while the workload rests (trap 18).
     *
     * @param context the step's context
     * @return the plan
     */
    public static TrafficPlan trickle(StepContext context) {
        return new TrafficPlan(
                        url(context, context.answer("quick-request")),
                        1,
                        OptionalDouble.of(context.answers().number("quick-rate")),
                        context.answers().duration("traffic-length"),
                        Duration.ofSeconds(10))
                .forHost(TrafficTarget.host(context));
    }

    private static URI url(StepContext context, String request) {
        String base = TrafficTarget.find(context).toString();
        String path = context.answer("path");
        return URI.create(base.replaceAll("/+$", "") + (path.equals("/") ? "" : path) + request);
    }
}
