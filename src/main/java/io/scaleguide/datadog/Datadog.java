package io.scaleguide.datadog;

import com.datadog.api.client.ApiException;
import com.datadog.api.client.v1.model.MetricsQueryMetadata;
import com.datadog.api.client.v1.model.MetricsQueryResponse;
import io.scaleguide.network.Network;
import jakarta.ws.rs.ProcessingException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Datadog's API, as far as Scaleguide needs it. Nothing is said to Datadog before the first call; each call blocks for 10
 * seconds at most and never throws for what Datadog or the network does. Safe for any number of threads.
 */
public final class Datadog implements AutoCloseable {
    /** A query that every key with the scope may ask and that costs nothing: the last minute of a standard metric. */
    private static final String HARMLESS_QUERY = "avg:system.cpu.user{*}";

    private static final Duration HARMLESS_WINDOW = Duration.ofMinutes(1);

    private final URI base;
    private final boolean ownAddress;
    private final Function<DatadogSite, URI> siteAddress;
    private final Secret apiKey;
    private final Secret applicationKey;
    private final Clock clock;
    private final Network network;
    private final RateGuard guard;
    private Optional<ApiCalls> calls = Optional.empty();

    Datadog(
            DatadogAddress address,
            Secret apiKey,
            Secret applicationKey,
            Clock clock,
            Network network,
            Function<DatadogSite, URI> siteAddress) {
        this.base = address.url().orElseGet(() -> siteAddress.apply(address.site()));
        this.ownAddress = address.url().isPresent();
        this.siteAddress = siteAddress;
        this.apiKey = apiKey;
        this.applicationKey = applicationKey;
        this.clock = clock;
        this.network = network;
        this.guard = new RateGuard(clock);
    }

    /**
     * @param address where the API is
     * @param apiKey the API key
     * @param applicationKey the application key; may be empty where only the API key is checked
     * @param clock the time, for query windows and rate limits
     * @param network proxies and authorities
     * @return the connection; nothing is sent yet
     */
    public static Datadog connect(
            DatadogAddress address, Secret apiKey, Secret applicationKey, Clock clock, Network network) {
        return new Datadog(address, apiKey, applicationKey, clock, network, DatadogSite::apiUrl);
    }

    /**
     * The same where sites are elsewhere than in the world.
     *
     * @param address where the API is
     * @param apiKey the API key
     * @param applicationKey the application key; may be empty where only the API key is checked
     * @param clock the time, for query windows and rate limits
     * @param siteAddress the address of a site's API
     * @return the connection; nothing is sent yet
     */
    public static Datadog connect(
            DatadogAddress address,
            Secret apiKey,
            Secret applicationKey,
            Clock clock,
            Function<DatadogSite, URI> siteAddress) {
        return new Datadog(address, apiKey, applicationKey, clock, Network.plain(), siteAddress);
    }

    /**
     * GET /api/v1/validate.
     *
     * @return whether the API key is good on this site
     */
    public KeyCheck checkApiKey() {
        return guarded(
                () -> client().validate()
                        ? new KeyCheck.Good()
                        : new KeyCheck.Refused(200, "Datadog says that the API key is not valid."),
                Failure::asKeyCheck);
    }

    /**
     * GET /api/v2/validate_keys: both keys belong together and live. It proves nothing about scopes.
     *
     * @return whether the pair is good
     */
    public KeyCheck checkApplicationKey() {
        return guarded(
                () -> {
                    String status = client().validateKeys();
                    return "ok".equals(status)
                            ? new KeyCheck.Good()
                            : new KeyCheck.Unexpected(
                                    200, "Datadog answers \"" + status + "\" where \"ok\" was expected.");
                },
                Failure::asKeyCheck);
    }

    /**
     * Asks a harmless query once.
     *
     * @return whether the application key may read time series (scope timeseries_query)
     */
    public KeyCheck checkMayQuery() {
        return guarded(
                () -> {
                    ask(HARMLESS_QUERY, HARMLESS_WINDOW);
                    return new KeyCheck.Good();
                },
                Failure::asKeyCheck);
    }

    /**
     * Asks the sites one after another whether they know the API key. For a refused key's hint.
     *
     * @return the site on which the key is good; empty where none is, and for an address that is not a site's
     */
    public Optional<DatadogSite> findSite() {
        if (ownAddress) {
            return Optional.empty();
        }
        return DatadogSite.known().stream().filter(this::knowsApiKey).findFirst();
    }

    /**
     * GET /api/v1/query.
     *
     * @param query the query, exactly as a DatadogMetric would have it
     * @param window how far back from now; a second at least
     * @return what came; points without a value are left out
     */
    public QueryReply query(String query, Duration window) {
        return guarded(() -> reply(ask(query, window)), Failure::asQueryReply);
    }

    @Override
    public synchronized void close() {
        calls.ifPresent(ApiCalls::close);
        calls = Optional.empty();
    }

    private MetricsQueryResponse ask(String query, Duration window) throws ApiException {
        Instant now = clock.instant();
        return client().query(now.minus(window).getEpochSecond(), now.getEpochSecond(), query);
    }

    private static QueryReply reply(MetricsQueryResponse answer) {
        if ("error".equals(answer.getStatus())) {
            return new QueryReply.BadQuery(
                    Optional.ofNullable(answer.getError()).orElse("Datadog gives no reason."));
        }
        List<MetricsQueryMetadata> series =
                Optional.ofNullable(answer.getSeries()).orElse(List.of());
        if (series.size() > 1) {
            return new QueryReply.ManySeries(series.size());
        }
        List<QueryReply.Point> points =
                series.stream().flatMap(one -> points(one).stream()).toList();
        return points.isEmpty() ? new QueryReply.NoData() : new QueryReply.Series(points);
    }

    private static List<QueryReply.Point> points(MetricsQueryMetadata series) {
        return Optional.ofNullable(series.getPointlist()).orElse(List.of()).stream()
                .filter(point -> point.size() == 2 && point.stream().allMatch(Objects::nonNull))
                .map(point ->
                        new QueryReply.Point(Instant.ofEpochMilli(point.get(0).longValue()), point.get(1)))
                .sorted(Comparator.comparing(QueryReply.Point::time))
                .toList();
    }

    private boolean knowsApiKey(DatadogSite site) {
        try (ApiCalls there = new ApiCalls(siteAddress.apply(site), apiKey, applicationKey, network)) {
            return there.validate();
        } catch (ApiException | ProcessingException e) {
            return false; // a site that refuses the key or does not answer is not the key's site
        }
    }

    private synchronized ApiCalls client() {
        if (calls.isPresent()) {
            return calls.get();
        }
        ApiCalls created = new ApiCalls(base, apiKey, applicationKey, network);
        calls = Optional.of(created);
        return created;
    }

    private <T> T guarded(Call<T> call, Function<Failure, T> failed) {
        Optional<Duration> wait = guard.remaining();
        if (wait.isPresent()) {
            return failed.apply(new Failure.RateLimited(wait));
        }
        try {
            return call.ask();
        } catch (ApiException | ProcessingException e) {
            Failure failure = FailureReader.read(e, base);
            if (failure instanceof Failure.RateLimited limited) {
                limited.resetAfter().ifPresent(guard::closeFor);
            }
            return failed.apply(failure);
        }
    }

    private interface Call<T> {
        T ask() throws ApiException;
    }
}
