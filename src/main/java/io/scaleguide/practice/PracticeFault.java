package io.scaleguide.practice;

/** What can go wrong in a practice cluster on demand, beside what its objects can be made to say. */
public enum PracticeFault {
    /** The API server cannot reach the provider of external metrics, as behind a firewall that lacks port 8443. */
    EXTERNAL_API_UNREACHABLE,
    /** The operator does not act on metrics extensions: Kong/kong-operator pull request 5210. */
    EXTENSIONS_IGNORED,
    /** The application key lacks the scope timeseries_query. */
    QUERIES_REFUSED,
    /** Datadog answers every query with 429. */
    QUERIES_LIMITED
}
