package io.scaleguide.kube;

import java.math.BigDecimal;
import java.time.Instant;

/** What the External Metrics API says of one metric. */
public sealed interface ExternalMetric {
    /**
     * A value.
     *
     * @param value the decoded quantity, exactly
     * @param quantity the quantity as served, for example {@code 24233138021n}
     * @param timestamp when the server says it was so
     */
    record Value(BigDecimal value, String quantity, Instant timestamp) implements ExternalMetric {}

    /**
     * The API group is not served: no APIService owns it, or its backend is away.
     *
     * @param message the server's words
     */
    record NotServed(String message) implements ExternalMetric {}

    /**
     * The provider answered with an error.
     *
     * @param status the HTTP status
     * @param message the provider's words
     */
    record Failed(int status, String message) implements ExternalMetric {}
}
