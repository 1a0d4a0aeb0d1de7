package io.scaleguide.path.hop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one look at a hop gave.
 *
 * @param hop the hop
 * @param verdict what is to be thought of it
 * @param words the last reading or the cause, one sentence
 * @param value the number that passes here; empty where it has none
 * @param at when that number was true, by the clock of whoever wrote it; empty where nobody says
 * @param timing how it keeps to its periods; empty when it does
 * @param evidence what was read, and where
 * @param findings what is known to be wrong here, worst first
 * @param because the earlier hop that this one only suffers from
 * @param took how long the look took
 */
public record Reading(
        Hop hop,
        Verdict verdict,
        String words,
        Optional<Measure> value,
        Optional<Instant> at,
        Optional<Timing> timing,
        List<Evidence> evidence,
        List<Finding> findings,
        Optional<Hop> because,
        Duration took) {
    /** Copies the lists. */
    public Reading {
        evidence = List.copyOf(evidence);
        findings = List.copyOf(findings);
    }

    /**
     * The same reading, put down to an earlier hop.
     *
     * @param cause the hop where the number stops
     * @return the reading without findings of its own
     */
    public Reading becauseOf(Hop cause) {
        return new Reading(hop, verdict, words, value, at, timing, evidence, List.of(), Optional.of(cause), took);
    }

    /**
     * @param length how long the look took
     * @return the same reading with that
     */
    public Reading took(Duration length) {
        return new Reading(hop, verdict, words, value, at, timing, evidence, findings, because, length);
    }
}
