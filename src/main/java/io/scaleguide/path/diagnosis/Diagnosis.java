package io.scaleguide.path.diagnosis;

import io.scaleguide.path.hop.Finding;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.hop.Verdict;
import io.scaleguide.path.scope.PathScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One look at the whole path.
 *
 * @param scope the names along the path
 * @param time when
 * @param readings the ten hops in their order
 * @param took how long the look took
 */
public record Diagnosis(PathScope scope, Instant time, List<Reading> readings, Duration took) {
    /** @return everything that is wrong in its own right, along the path */
    public List<Finding> findings() {
        return readings.stream().flatMap(reading -> reading.findings().stream()).toList();
    }

    /** @return the first hop that is broken in its own right, else late; empty when the number arrives */
    public Optional<Reading> cause() {
        return first(Verdict.BROKEN).or(() -> first(Verdict.LATE));
    }

    private Optional<Reading> first(Verdict verdict) {
        return readings.stream()
                .filter(reading ->
                        reading.verdict() == verdict && reading.because().isEmpty())
                .findFirst();
    }

    /** @return the worst verdict of any hop */
    public Verdict worst() {
        return readings.stream()
                .map(Reading::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.UNKNOWN);
    }
}
