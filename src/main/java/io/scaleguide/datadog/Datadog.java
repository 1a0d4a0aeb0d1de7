package io.scaleguide.datadog;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Datadog's API, as far as Scaleguide needs it. Nothing is said to Datadog before the first call. */
public final class Datadog implements AutoCloseable {

    private Datadog() {}

    public static Datadog connect(DatadogAddress address, Secret apiKey, Secret applicationKey, Clock clock) {
        throw new UnsupportedOperationException();
    }

    /** GET /api/v1/validate. */
    public KeyCheck checkApiKey() {
        throw new UnsupportedOperationException();
    }

    /** GET /api/v2/validate_keys: both keys belong together and live. */
    public KeyCheck checkApplicationKey() {
        throw new UnsupportedOperationException();
    }

    /** Whether the application key may read time series (scope timeseries_query): asks a harmless query once. */
    public KeyCheck checkMayQuery() {
        throw new UnsupportedOperationException();
    }

    /** The site on which the API key is good, asked one after another; empty where none. For a refused key's hint. */
    public Optional<DatadogSite> findSite() {
        throw new UnsupportedOperationException();
    }

    public QueryReply query(String query, Duration window) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
