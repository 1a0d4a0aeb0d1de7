package io.scaleguide.kube;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the times of Kubernetes objects. */
public final class Times {

    private Times() {}

    /** The instant of an RFC 3339 text; empty where it is none. */
    public static Optional<Instant> parse(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
