package io.scaleguide.path.hop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A reading that is being put together by one probe, on one thread. */
public final class ReadingDraft {
    private final Hop hop;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Finding> breaks = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private Optional<Measure> value = Optional.empty();
    private Optional<Instant> at = Optional.empty();
    private Optional<Timing> timing = Optional.empty();

    /** @param hop the hop that is looked at */
    public ReadingDraft(Hop hop) {
        this.hop = hop;
    }

    /**
     * @param what what was read, in words
     * @param where where it stands
     * @return this
     */
    public ReadingDraft saw(String what, String where) {
        evidence.add(new Evidence(what, where));
        return this;
    }

    /**
     * @param amount the number that passes here
     * @param unit its unit
     * @return this
     */
    public ReadingDraft value(double amount, String unit) {
        value = Optional.of(new Measure(amount, unit));
        return this;
    }

    /**
     * @param time when the number was true
     * @return this
     */
    public ReadingDraft at(Instant time) {
        at = Optional.of(time);
        return this;
    }

    /**
     * @param kept how the hop keeps to its periods
     * @return this
     */
    public ReadingDraft timing(Timing kept) {
        timing = Optional.of(kept);
        return this;
    }

    /**
     * Something stops the number here.
     *
     * @param finding what
     * @return this
     */
    public ReadingDraft breaks(Finding finding) {
        breaks.add(finding);
        return this;
    }

    /**
     * Something is wrong here that does not stop the number yet.
     *
     * @param finding what
     * @return this
     */
    public ReadingDraft warns(Finding finding) {
        warnings.add(finding);
        return this;
    }

    /**
     * Something that belongs to the hop could not be looked at, so that nobody knows whether all is well.
     *
     * @param why what, and why, as sentences
     * @return this
     */
    public ReadingDraft missed(String why) {
        missed.add(why);
        return this;
    }

    /** @return whether something was found that stops the number */
    public boolean broken() {
        return !breaks.isEmpty();
    }

    /**
     * @param words what is so
     * @return a reading that is broken where something stops the number, unknown where something could not be looked at, else ok
     */
    public Reading judged(String words) {
        if (broken() || missed.isEmpty()) {
            return as(broken() ? Verdict.BROKEN : Verdict.OK, words);
        }
        return as(Verdict.UNKNOWN, words + " " + String.join(" ", missed));
    }

    /**
     * @param verdict the verdict
     * @param words what is so, one sentence
     * @return the reading
     */
    public Reading as(Verdict verdict, String words) {
        List<Finding> findings = new ArrayList<>(breaks);
        findings.addAll(warnings);
        return new Reading(hop, verdict, words, value, at, timing, evidence, findings, Optional.empty(), Duration.ZERO);
    }
}
