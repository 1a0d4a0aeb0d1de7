package io.scaleguide.path.probe;

import io.scaleguide.datadog.AgentInstall;
import io.scaleguide.datadog.Datadog;
import io.scaleguide.datadog.KeyCheck;
import io.scaleguide.datadog.QueryReply;
import io.scaleguide.kube.KubeException;
import io.scaleguide.path.budget.Durations;
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

/** Hop 6: Datadog has the metric, asked as the cluster agent asks: its site, its address, its keys, its query. */
public final class DatadogProbe implements Probe {
    /** As far back as the cluster agent looks: external_metrics_provider.bucket_size. */
    private static final Duration WINDOW = Duration.ofSeconds(300);

    private static final Duration DEADLINE = Duration.ofSeconds(25);

    @Override
    public Hop hop() {
        return Hop.DATADOG;
    }

    @Override
    public Duration deadline() {
        return DEADLINE;
    }

    @Override
    public Reading look(ProbeContext context) {
        ReadingDraft draft = new ReadingDraft(hop());
        AgentInstall install = context.agents();
        if (install.clusterAgent().isEmpty()) {
            return draft.as(Verdict.UNKNOWN, "There is no cluster agent whose keys could be used to ask.");
        }
        String site = install.site();
        if (site.startsWith("api.") || site.startsWith("app.") || site.contains("/")) {
            return draft.breaks(Finding.of("site-has-prefix", "site", site))
                    .judged("The agents' site is \"" + site + "\", which is not a site's name.");
        }
        DatadogAccess access = new DatadogAccess(context);
        if (access.lacksApplicationKey()) {
            String deployment = install.clusterAgent().map(ProbeContext::name).orElse("");
            return draft.breaks(Finding.of("app-key-missing", "deployment", install.namespace() + "/" + deployment))
                    .judged("The cluster agent has no application key.");
        }
        return context.keys()
                ? ask(context, draft, install, access)
                : draft.as(Verdict.UNKNOWN, "Datadog was not asked, as you wished.");
    }

    private static Reading ask(ProbeContext context, ReadingDraft draft, AgentInstall install, DatadogAccess access) {
        Optional<Datadog> opened;
        try {
            opened = access.open();
        } catch (KubeException e) {
            return draft.as(Verdict.UNKNOWN, "Datadog cannot be asked with the agents' keys. " + e.getMessage());
        }
        if (opened.isEmpty()) {
            return draft.as(Verdict.UNKNOWN, "The agents' keys are not there to ask Datadog with.");
        }
        try (Datadog datadog = opened.get()) {
            draft.saw("asked with the cluster agent's keys", access.where());
            return judge(context, draft, datadog, install.site());
        }
    }

    private static Reading judge(ProbeContext context, ReadingDraft draft, Datadog datadog, String site) {
        String query = context.query();
        QueryReply reply = datadog.query(query, WINDOW);
        if (reply instanceof QueryReply.Series series) {
            return points(context, draft, series.points(), query);
        }
        if (reply instanceof QueryReply.ManySeries many) {
            return draft.judged(many.count() + " series come where one is wanted.");
        }
        if (reply instanceof QueryReply.NoData) {
            return draft.breaks(Finding.of("query-no-series", "query", query))
                    .judged("Datadog has no points for " + query + ".");
        }
        if (reply instanceof QueryReply.BadQuery bad) {
            return draft.breaks(new Finding("query-invalid", Map.of("query", query, "problem", bad.message())))
                    .judged("Datadog cannot read the query: " + bad.message());
        }
        if (reply instanceof QueryReply.Refused) {
            return draft.breaks(refusal(datadog, site)).judged("Datadog refuses the agents' keys.");
        }
        if (reply instanceof QueryReply.RateLimited limited) {
            String again = limited.resetAfter().map(Durations::words).orElse("a while");
            return draft.breaks(Finding.of("datadog-rate-limited", "limit", "free again after " + again))
                    .judged("Datadog answers 429: too many queries; free again after " + again + ".");
        }
        String problem =
                reply instanceof QueryReply.Unreachable away ? away.cause() : ((QueryReply.Unexpected) reply).message();
        return draft.breaks(new Finding("datadog-unreachable", Map.of("address", site, "problem", problem)))
                .judged("Datadog gives no answer that can be used: " + problem);
    }

    /** Which key it is: the API key first, on this site and then on the others; then the pair; what is left is the scope. */
    static Finding refusal(Datadog datadog, String site) {
        if (datadog.checkApiKey() instanceof KeyCheck.Refused) {
            return datadog.findSite()
                    .map(right -> new Finding("site-mismatch", Map.of("configured", site, "right", right.domain())))
                    .orElseGet(() -> Finding.of("api-key-rejected", "site", site));
        }
        return datadog.checkApplicationKey() instanceof KeyCheck.Refused
                ? Finding.of("app-key-rejected", "site", site)
                : Finding.of("app-key-scope", "site", site);
    }

    private static Reading points(
            ProbeContext context, ReadingDraft draft, List<QueryReply.Point> points, String query) {
        QueryReply.Point newest = points.get(points.size() - 1);
        Instant now = context.clock().instant();
        Duration age = Duration.between(newest.time(), now);
        Periods periods = context.periods();
        draft.value(newest.value(), context.unit()).at(newest.time()).saw(points.size() + " points in 5 min", query);
        String words = String.format(
                Locale.ROOT, "%.0f ms, newest point %s old.", newest.value(), Durations.words(positive(age)));
        if (age.compareTo(periods.maxAge()) > 0) {
            return old(context, draft, age, periods, words);
        }
        Duration late = age.minus(periods.pointAge());
        return late.isNegative() || late.isZero()
                ? draft.judged(words)
                : draft.timing(new Timing.LateBy(late)).as(Verdict.LATE, words);
    }

    /** Points that stopped while requests still come are late; points that stopped with the requests are what they should be. */
    private static Reading old(ProbeContext context, ReadingDraft draft, Duration age, Periods periods, String words) {
        String length = Durations.words(positive(age));
        Instant since = context.clock().instant().minus(age);
        draft.timing(new Timing.BrokenSince(since));
        if (new Flow(context).grows(periods.operatorScrape())) {
            return draft.breaks(new Finding(
                            "query-points-late", Map.of("age", length, "allowed", Durations.words(periods.maxAge()))))
                    .judged(words);
        }
        return draft.breaks(Finding.of("traffic-stopped", "age", length)).judged(words);
    }

    private static Duration positive(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }

    /** For the operator's counter. */
    private static final class Flow {
        /** More than the doctor's own requests, which may fall into the time between. */
        private static final double OWN = 3;

        private final ProbeContext context;

        private Flow(ProbeContext context) {
            this.context = context;
        }

        private boolean grows(Duration scrape) {
            Optional<Double> before = count();
            try {
                Thread.sleep(scrape.plusSeconds(2).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            Optional<Double> after = count();
            return before.isPresent() && after.isPresent() && after.get() - before.get() > OWN;
        }

        private Optional<Double> count() {
            try {
                return OperatorMetricsProbe.count(context);
            } catch (KubeException e) {
                return Optional.empty();
            }
        }
    }
}
