package io.scaleguide.path.pulse;

import io.scaleguide.datadog.QueryReply;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.kube.KubeException;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.hop.Hop;
import io.scaleguide.path.scope.PathScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stopwatch for the path: traffic begins, and each hop is watched until it shows there. The caller sends the traffic; it should
 * go on until the watch is over.
 */
public final class Pulse {
    private static final Duration STEP = Duration.ofMillis(250);

    /** Datadog's API is asked no more often: its limits are not published. */
    private static final Duration DATADOG_STEP = Duration.ofSeconds(5);

    /** A hop may take that many times its budget before it is given up. */
    private static final int PATIENCE = 2;

    private final Cluster cluster;
    private final PathScope scope;
    private final Periods periods;
    private final Clock clock;
    private final Function<Duration, QueryReply> datadog;
    private final Supplier<Optional<Double>> requests;
    private final Supplier<Optional<Instant>> scrapes;
    private Instant published = Instant.EPOCH;

    /**
     * @param cluster the cluster
     * @param scope the names along the path
     * @param periods how often each hop works
     * @param clock the time
     * @param datadog asks the path's query for so far back
     * @param requests how many requests to the Service the operator has counted; empty where it cannot be read
     * @param scrapes when the agent's check of the operator last went well; empty where that cannot be known, and the hop is left out
     */
    public Pulse(
            Cluster cluster,
            PathScope scope,
            Periods periods,
            Clock clock,
            Function<Duration, QueryReply> datadog,
            Supplier<Optional<Double>> requests,
            Supplier<Optional<Instant>> scrapes) {
        this.cluster = cluster;
        this.scope = scope;
        this.periods = periods;
        this.clock = clock;
        this.datadog = datadog;
        this.requests = requests;
        this.scrapes = scrapes;
    }

    /**
     * Watches one burst. What was there before is read first, then the traffic is started.
     *
     * @param traffic starts the traffic and returns when the first request was answered, with what was seen; throws nothing
     * @param listener told of each arrival as it comes
     * @return all arrivals, in the order of the path; what lies behind a hop that was given up is left out
     * @throws InterruptedException when the user has had enough
     */
    public List<Arrival> watch(Supplier<Optional<String>> traffic, Consumer<Arrival> listener)
            throws InterruptedException {
        List<Station> stations = stations(traffic);
        Instant start = clock.instant();
        Duration budget = Duration.ZERO;
        List<Arrival> arrivals = new ArrayList<>();
        for (Station station : stations) {
            budget = budget.plus(station.own());
            Arrival arrival = await(station, start, budget);
            arrivals.add(arrival);
            listener.accept(arrival);
            if (arrival.after().isEmpty()) {
                break;
            }
        }
        return arrivals;
    }

    private Arrival await(Station station, Instant start, Duration budget) throws InterruptedException {
        Instant end = clock.instant().plus(station.own().multipliedBy(PATIENCE)).plus(STEP);
        Duration step = station.hop() == Hop.DATADOG ? DATADOG_STEP : STEP;
        while (true) {
            Optional<String> seen = look(station);
            Instant now = clock.instant();
            if (seen.isPresent()) {
                return new Arrival(station.hop(), Optional.of(Duration.between(start, now)), budget, seen.get());
            }
            if (now.isAfter(end)) {
                return new Arrival(station.hop(), Optional.empty(), budget, "It did not come.");
            }
            Thread.sleep(step.toMillis());
        }
    }

    private static Optional<String> look(Station station) {
        try {
            return station.look().get();
        } catch (KubeException e) {
            return Optional.empty(); // asked again until the patience is over
        }
    }

    private List<Station> stations(Supplier<Optional<String>> traffic) {
        double before = requests.get().orElse(0.0);
        String status = hpa().map(one -> one.path("status").toString()).orElse("");
        int replicas = hpa().map(
                        one -> one.path("status").path("currentReplicas").asInt(0))
                .orElse(0);
        Instant start = clock.instant();
        Duration scrape = periods.agentCheck().multipliedBy(2);
        boolean known = lastScrape().isPresent();
        List<Station> stations = new ArrayList<>();
        stations.add(new Station(Hop.TRAFFIC, Duration.ofSeconds(5), traffic));
        stations.add(new Station(Hop.OPERATOR_METRICS, periods.operatorScrape().plusSeconds(2), () -> counted(before)));
        if (known) {
            stations.add(new Station(Hop.AGENT, scrape, this::scraped));
        }
        stations.add(
                new Station(Hop.DATADOG, known ? periods.intake() : scrape.plus(periods.intake()), () -> point(start)));
        stations.addAll(List.of(
                new Station(Hop.DATADOG_METRIC, periods.statusAge(), () -> updated(start)),
                new Station(Hop.EXTERNAL_METRICS, Duration.ofSeconds(5), () -> served(start)),
                new Station(Hop.HPA, periods.hpaSync().plusSeconds(5), () -> noticed(status)),
                new Station(Hop.WORKLOAD, periods.podStart(), () -> ready(replicas))));
        return stations;
    }

    private Optional<Instant> lastScrape() {
        try {
            return scrapes.get();
        } catch (KubeException e) {
            return Optional.empty(); // the agent may not be asked
        }
    }

    /** The first scrape after the requests showed at the operator has them. The agent tells whole seconds. */
    private Optional<String> scraped() {
        Instant since = published.truncatedTo(ChronoUnit.SECONDS);
        return lastScrape().filter(last -> last.isAfter(since)).map(last -> "the check ran and passed");
    }

    private Optional<String> counted(double before) {
        Optional<Double> more = requests.get().filter(count -> count > before);
        published = clock.instant();
        return more.map(count -> String.format(Locale.ROOT, "%.0f requests more", count - before));
    }

    private Optional<String> point(Instant start) {
        if (datadog.apply(Duration.ofSeconds(300)) instanceof QueryReply.Series series) {
            QueryReply.Point newest = series.points().get(series.points().size() - 1);
            return newest.time().isBefore(start)
                    ? Optional.empty()
                    : Optional.of(String.format(Locale.ROOT, "%.0f ms", newest.value()));
        }
        return Optional.empty();
    }

    private Optional<String> updated(Instant start) {
        return cluster.get(scope.metric()).flatMap(metric -> {
            for (JsonNode condition : metric.path("status").path("conditions")) {
                if (condition.path("type").asString("").equals("Updated")
                        && !Instant.parse(condition.path("lastUpdateTime").asString("1970-01-01T00:00:00Z"))
                                .isBefore(start)) {
                    return Optional.of(
                            metric.path("status").path("currentValue").asString("") + " ms");
                }
            }
            return Optional.empty();
        });
    }

    private Optional<String> served(Instant start) {
        return cluster.externalMetric(scope.namespace(), scope.metricName()) instanceof ExternalMetric.Value value
                        && !value.timestamp().isBefore(start)
                ? Optional.of(value.quantity())
                : Optional.empty();
    }

    private Optional<String> noticed(String before) {
        return hpa().map(one -> one.path("status"))
                .filter(status -> !status.toString().equals(before))
                .map(status -> "wants " + status.path("desiredReplicas").asInt(0) + " replicas");
    }

    /** The wanted replicas are ready; where no more are wanted, that is so at once. */
    private Optional<String> ready(int before) {
        int wanted = hpa().map(one -> one.path("status").path("desiredReplicas").asInt(0))
                .orElse(0);
        int ready = cluster.get(scope.deploymentRef())
                .map(one -> one.path("status").path("readyReplicas").asInt(0))
                .orElse(0);
        if (wanted <= before) {
            return Optional.of(ready + " replicas ready; the value asks for no more");
        }
        return ready >= wanted ? Optional.of(ready + " replicas ready, " + before + " before") : Optional.empty();
    }

    private Optional<ObjectNode> hpa() {
        return cluster.get(scope.hpaRef());
    }
}
