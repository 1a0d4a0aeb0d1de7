package io.scaleguide.guide.metric;

import io.scaleguide.datadog.QueryReply;
import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The latency has arrived in Datadog: the same query that the DatadogMetric will ask. */
public final class MetricInDatadog implements Check {
    /** The window that the cluster agent asks for, see datadog-agent common_settings.go, bucket_size. */
    private static final Duration WINDOW = Duration.ofSeconds(300);

    /** Soon at first, then seldom: Datadog counts the queries of an hour. */
    private static final Duration FIRST_GAP = Duration.ofMillis(500);

    private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

    private Instant nextCall = Instant.MIN;
    private Duration gap = FIRST_GAP;
    private Verdict last = new Verdict.NotYet("Asking Datadog.");

    @Override
    public String id() {
        return "metric-in-datadog";
    }

    @Override
    public Verdict look(StepContext context) {
        Instant now = context.session().clock().instant();
        if (now.isBefore(nextCall)) {
            return last;
        }
        QueryReply reply = context.session().datadog(context.answers()).query(context.answer("query"), WINDOW);
        last = reply instanceof QueryReply.NoData ? withoutPoints(context, now) : verdict(reply, now);
        nextCall = now.plus(gap);
        gap = last instanceof Verdict.NotYet ? longer(gap) : FIRST_GAP;
        return last;
    }

    /** By half. */
    private static Duration longer(Duration gap) {
        Duration next = gap.plus(gap.dividedBy(2));
        return next.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : next;
    }

    /** Where the cluster's clock is so far ahead that its points are not in the window for longer than that is long, nobody waits for them. */
    private static Verdict withoutPoints(StepContext context, Instant now) {
        Duration ahead = ClusterClock.ahead(context, LatencyMetric.ref(context), now);
        return ahead.compareTo(WINDOW) < 0
                ? new Verdict.NotYet("Datadog has no point of this query in the last 300 s.")
                : new Verdict.Bad(
                        Problem.of(
                                "cluster-clock-ahead",
                                "The cluster's clock is some "
                                        + ahead.plusSeconds(30).toMinutes() + " min ahead of yours.",
                                "Its agents send points that are in your future, where nobody asks for them.",
                                "Find out which of the two clocks is wrong (date -u, on another machine too), and let a time service set it."));
    }

    private static Verdict verdict(QueryReply reply, Instant now) {
        if (reply instanceof QueryReply.Series series) {
            QueryReply.Point newest = series.points().get(series.points().size() - 1);
            return new Verdict.Fine(String.format(
                    Locale.ROOT,
                    "Datadog has the latency: %.1f ms, %d s old, %d points.",
                    newest.value(),
                    Math.max(0, Duration.between(newest.time(), now).toSeconds()),
                    series.points().size()));
        }
        if (reply instanceof QueryReply.RateLimited) {
            return new Verdict.NotYet("Datadog asks to slow down.");
        }
        if (reply instanceof QueryReply.Unreachable unreachable) {
            return new Verdict.NotYet("Datadog does not answer: " + unreachable.cause());
        }
        return new Verdict.Bad(problem(reply));
    }

    private static Problem problem(QueryReply reply) {
        if (reply instanceof QueryReply.ManySeries many) {
            return Problem.of(
                    "many-series",
                    "The query gives " + many.count() + " series; the cluster agent takes exactly one.",
                    "There is a \"by {...}\" in it.",
                    "Aggregate: leave \"by {...}\" out of --set query=...");
        }
        if (reply instanceof QueryReply.BadQuery bad) {
            return Problem.of(
                    "bad-query",
                    "Datadog cannot read the query.",
                    bad.message(),
                    "Mend --set query=... first: one bad query makes every DatadogMetric of the cluster invalid.");
        }
        if (reply instanceof QueryReply.Refused refused) {
            return Problem.of(
                    "app-key-scope",
                    "Datadog refuses the query (HTTP " + refused.status() + ").",
                    refused.message(),
                    "Give the application key the scope timeseries_query.");
        }
        QueryReply.Unexpected odd = (QueryReply.Unexpected) reply;
        return Problem.of(
                "datadog-odd",
                "Datadog gave an answer that nobody expects (HTTP " + odd.status() + ").",
                odd.message(),
                "Try again later.");
    }
}
