package io.scaleguide.panel.whatif;

import io.scaleguide.panel.elasticity.Comparison;
import io.scaleguide.panel.elasticity.Elasticity;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * A session beside itself under another policy: everything that a face shows.
 *
 * @param session what was seen
 * @param comparisons what the rescales did to the metric
 * @param assumptions what the replay takes for granted
 * @param present the policy as it was
 * @param presentKnown whether the session holds the HPA's spec; otherwise the present policy is a guess by the replicas seen
 * @param fidelity how near a replay of the present policy comes to what happened
 * @param tried the policy that was replayed; of a search the best, or the closest
 * @param recorded what happened
 * @param replayed what would have happened
 * @param yardstickMilli what both are held against, in thousandths: the tried policy's target, or the search's limit
 * @param before what happened, in numbers
 * @param after what would have happened, in numbers
 * @param p95Least the replay's 95th percentile at the more favourable end of the exponent's interval
 * @param p95Most the same at the other end
 * @param search what a search found; empty when none was asked for
 * @param patch the tried policy as a patch; empty when it is the present one
 */
public record Simulation(
        Session session,
        List<Comparison> comparisons,
        Assumptions assumptions,
        Policy present,
        boolean presentKnown,
        Fidelity fidelity,
        Policy tried,
        Course recorded,
        Course replayed,
        long yardstickMilli,
        Summary before,
        Summary after,
        OptionalLong p95Least,
        OptionalLong p95Most,
        Optional<PolicySearch.Result> search,
        Optional<PolicyPatch> patch) {
    public Simulation {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * What to search.
     *
     * @param limitMilli what the 95th percentile has to be at most, in thousandths
     * @param randomOnes how many random policies are looked at after the grid
     * @param seed where they come from
     */
    public record Wish(long limitMilli, int randomOnes, long seed) {}

    /**
     * Replays a session.
     *
     * @param session what was seen
     * @param settling how slow the metric is
     * @param adjust what the asker knows better than the session
     * @param change what is to be otherwise; a search begins from it
     * @param wish what to search; empty for the change alone
     * @param progress hears how far a search is
     * @return both courses
     * @throws IllegalArgumentException when it cannot be replayed, or the change is not one; the message is a sentence
     */
    public static Simulation of(
            Session session,
            Settling settling,
            UnaryOperator<Assumptions> adjust,
            PolicyChange change,
            Optional<Wish> wish,
            SearchProgress progress) {
        Assumptions assumptions = adjust.apply(Assumptions.of(session, settling));
        Scenario scenario = Scenario.of(session, assumptions);
        Policy present = Policy.recorded(session)
                .or(() -> change.targetMilli().map(target -> Policy.bare(target, 1, most(session))))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The session does not say the target. Put it into the column target, or give --target."));
        Policy changed = change.applyTo(present);
        Optional<PolicySearch.Result> search = wish.map(wanted -> PolicySearch.search(
                scenario, changed, wanted.limitMilli(), wanted.randomOnes(), new Random(wanted.seed()), progress));
        Policy tried = search.flatMap(result -> result.best().or(result::closest))
                .map(PolicySearch.Candidate::policy)
                .orElse(changed);
        long yardstick = wish.map(Wish::limitMilli).orElse(tried.targetMilli());
        Course replayed = scenario.replay(tried);
        Optional<JsonNode> spec = session.specs().isEmpty()
                ? Optional.empty()
                : Optional.of(session.specs().get(session.specs().size() - 1).spec());
        return new Simulation(
                session,
                Elasticity.of(session, settling).comparisons(),
                assumptions,
                present,
                spec.isPresent(),
                scenario.fidelity(present),
                tried,
                scenario.recorded(),
                replayed,
                yardstick,
                Summary.of(scenario.recorded(), yardstick),
                Summary.of(replayed, yardstick),
                percentile(session, assumptions, assumptions.high(), tried),
                percentile(session, assumptions, assumptions.low(), tried),
                search,
                tried.differences(present) == 0 ? Optional.empty() : Optional.of(PolicyPatch.of(tried, present, spec)));
    }

    private static int most(Session session) {
        return session.samples().stream()
                .mapToInt(sample -> Math.max(1, sample.specReplicas()))
                .max()
                .orElse(1);
    }

    private static OptionalLong percentile(Session session, Assumptions assumptions, double exponent, Policy policy) {
        Course course = Scenario.of(session, assumptions.withExponent(exponent)).replay(policy);
        return Summary.of(course, 0).p95Milli();
    }
}
