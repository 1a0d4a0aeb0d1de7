package io.scaleguide.practice.datadog;

import java.time.Instant;

/** What the cluster agent says of an external metric. */
public sealed interface ExternalValue {
    /**
     * A value.
     *
     * @param value the value
     * @param quantity the value as the API prints it, for example {@code 24233138021n}
     * @param time when it was read, wall time
     */
    record Value(double value, String quantity, Instant time) implements ExternalValue {}

    /**
     * No value; the API answers 500 with these words.
     *
     * @param message the agent's words
     */
    record Failed(String message) implements ExternalValue {}

    /** No cluster agent serves external metrics; the API answers 503. */
    record NotServed() implements ExternalValue {}
}
