package io.scaleguide.datadog;

import java.time.Duration;
import java.util.Optional;

/** What Datadog, or the way to it, says of a key. */
public sealed interface KeyCheck {
    /** The key does what was asked. */
    record Good() implements KeyCheck {}

    /** Datadog refuses it: 401 or 403. */
    record Refused(int status, String message) implements KeyCheck {}

    /** No answer: name, network, proxy, TLS, time-out. {@code cause} says which, in words. */
    record Unreachable(String cause) implements KeyCheck {}

    /** Too many calls. */
    record RateLimited(Optional<Duration> resetAfter) implements KeyCheck {}

    /** An answer that nobody expects, such as 5xx or something that is not Datadog's. */
    record Unexpected(int status, String message) implements KeyCheck {}
}
