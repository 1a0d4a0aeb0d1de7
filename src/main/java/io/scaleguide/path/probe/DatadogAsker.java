package io.scaleguide.path.probe;

import io.scaleguide.datadog.Datadog;
import io.scaleguide.datadog.QueryReply;
import io.scaleguide.path.budget.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks Datadog the query of one DatadogMetric again and again, with the cluster agent's keys, for whoever must not know Datadog's API. Keeps
 * to its rate limits: while Datadog wants no calls none is sent. For one thread; close it.
 */
public final class DatadogAsker implements AutoCloseable {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Datadog datadog;
    private final String query;
    private boolean refused;

    private DatadogAsker(Datadog datadog, String query) {
        this.datadog = datadog;
        this.query = query;
    }

    /**
     * What came.
     *
     * @param value the newest point's value in the metric's unit; empty when there is none
     * @param newest the newest point's time
     * @param problem why there is no value, one sentence; empty when there is one
     */
    public record Answer(Optional<Double> value, Optional<Instant> newest, String problem) {
        private static Answer none(String problem) {
            return new Answer(Optional.empty(), Optional.empty(), problem);
        }
    }

    /**
     * Connects; nothing is sent yet. Throws KubeException where the user may not read the keys or look for the agents.
     *
     * @param context where the cluster agent is, and which metric
     * @return empty where the keys are not there or are not to be used
     */
    public static Optional<DatadogAsker> open(ProbeContext context) {
        return new DatadogAccess(context).open().map(datadog -> new DatadogAsker(datadog, context.query()));
    }

    /** @return what Datadog says now */
    public Answer ask() {
        QueryReply reply = datadog.query(query, WINDOW);
        refused = reply instanceof QueryReply.Refused;
        if (reply instanceof QueryReply.Series series) {
            QueryReply.Point newest = series.points().get(series.points().size() - 1);
            return new Answer(Optional.of(newest.value()), Optional.of(newest.time()), "");
        }
        return Answer.none(problem(reply));
    }

    /**
     * @param wanted the query that is wanted now; empty where that is not known
     * @return whether it is of use: it asks that, and its keys were not refused, for which there may be others by now
     */
    public boolean isOfUse(Optional<String> wanted) {
        return !refused && wanted.map(query::equals).orElse(true);
    }

    private static String problem(QueryReply reply) {
        if (reply instanceof QueryReply.ManySeries many) {
            return many.count() + " series come where one is wanted.";
        }
        if (reply instanceof QueryReply.NoData) {
            return "Datadog has no points of the last 5 min.";
        }
        if (reply instanceof QueryReply.BadQuery bad) {
            return "Datadog cannot read the query: " + bad.message();
        }
        if (reply instanceof QueryReply.Refused) {
            return "Datadog refuses the agents' keys.";
        }
        if (reply instanceof QueryReply.RateLimited limited) {
            return "Datadog wants no more queries"
                    + limited.resetAfter()
                            .map(after -> " for " + Durations.words(after) + ".")
                            .orElse(" for a while.");
        }
        return "Datadog gives no answer that can be used: "
                + (reply instanceof QueryReply.Unreachable away
                        ? away.cause()
                        : ((QueryReply.Unexpected) reply).message());
    }

    @Override
    public void close() {
        datadog.close();
    }
}
