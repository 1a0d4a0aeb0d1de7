package io.scaleguide.datadog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a metric query gave. */
public sealed interface QueryReply {
    /** One point of a series. */
    record Point(Instant time, double value) {}

    /** Exactly one series with points, oldest first. */
    record Series(List<Point> points) implements QueryReply {}

    /** The query is right and nothing came. */
    record NoData() implements QueryReply {}

    /** More than one series: the query does not aggregate. */
    record ManySeries(int count) implements QueryReply {}

    /** Datadog cannot read the query. */
    record BadQuery(String message) implements QueryReply {}

    /** The keys do not allow it. */
    record Refused(int status, String message) implements QueryReply {}

    /** No answer. */
    record Unreachable(String cause) implements QueryReply {}

    /** Too many calls. */
    record RateLimited(Optional<Duration> resetAfter) implements QueryReply {}

    /** Anything else. */
    record Unexpected(int status, String message) implements QueryReply {}
}
