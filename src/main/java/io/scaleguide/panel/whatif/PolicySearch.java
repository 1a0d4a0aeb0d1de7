package io.scaleguide.panel.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;

/**
 * Searches the cheapest policy, in replica-hours, that keeps the metric's 95th percentile under a limit in a replayed session.
 *
 * <p>Policies within 1 % of the cheapest are as cheap; of those the one wins that differs from the present policy in the fewest settings, then the one that
 * is cheaper, then the one with the lower percentile, then the one that was looked at first.
 */
public final class PolicySearch {
    private static final double AS_CHEAP = 1.01;

    private PolicySearch() {}

    /**
     * A policy and what it did.
     *
     * @param policy the policy
     * @param summary the replay under it; the yardstick of the time above is the limit
     */
    public record Candidate(Policy policy, Summary summary) {}

    /**
     * What was found.
     *
     * @param looked how many policies were replayed
     * @param kept how many of them kept the limit
     * @param best the cheapest of those; empty when none did
     * @param closest the one with the lowest percentile, the cheapest of several; empty when the session has no metric
     * @param space what was looked at, in words
     */
    public record Result(int looked, int kept, Optional<Candidate> best, Optional<Candidate> closest, String space) {}

    /**
     * Searches.
     *
     * @param scenario the session
     * @param present the present policy; its maximum and tolerance stay
     * @param limitMilli what the percentile has to be at most, in thousandths
     * @param randomOnes how many random policies are looked at after the grid, 0 or more
     * @param random where they come from; the same seed finds the same
     * @param progress hears how far it is
     * @return what was found
     * @throws CancellationException when it was not to go on
     */
    public static Result search(
            Scenario scenario,
            Policy present,
            long limitMilli,
            int randomOnes,
            Random random,
            SearchProgress progress) {
        SearchSpace space = new SearchSpace(present);
        List<Policy> policies = new ArrayList<>(space.grid());
        for (int i = 0; i < randomOnes; i++) {
            policies.add(space.random(random));
        }
        List<Candidate> all = candidates(scenario, policies, limitMilli, progress);
        List<Candidate> kept = all.stream()
                .filter(candidate -> percentile(candidate) <= limitMilli)
                .toList();
        return new Result(
                policies.size(),
                kept.size(),
                best(kept, present),
                all.stream()
                        .min(Comparator.comparingLong(PolicySearch::percentile).thenComparing(PolicySearch::hours)),
                space.words() + (randomOnes == 0 ? "" : "; and " + randomOnes + " random ones"));
    }

    private static List<Candidate> candidates(
            Scenario scenario, List<Policy> policies, long limitMilli, SearchProgress progress) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            if (!progress.goesOn(i, policies.size())) {
                throw new CancellationException("The search was not to go on.");
            }
            Candidate candidate =
                    new Candidate(policies.get(i), Summary.of(scenario.replay(policies.get(i)), limitMilli));
            if (candidate.summary().p95Milli().isPresent()) {
                candidates.add(candidate);
            }
        }
        return candidates;
    }

    private static Optional<Candidate> best(List<Candidate> kept, Policy present) {
        double cheapest = kept.stream().mapToDouble(PolicySearch::hours).min().orElse(0);
        return kept.stream()
                .filter(candidate -> hours(candidate) <= cheapest * AS_CHEAP)
                .min(Comparator.<Candidate>comparingInt(
                                candidate -> candidate.policy().differences(present))
                        .thenComparing(PolicySearch::hours)
                        .thenComparingLong(PolicySearch::percentile));
    }

    private static double hours(Candidate candidate) {
        return candidate.summary().replicaHours();
    }

    private static long percentile(Candidate candidate) {
        return candidate.summary().p95Milli().orElse(Long.MAX_VALUE);
    }
}
