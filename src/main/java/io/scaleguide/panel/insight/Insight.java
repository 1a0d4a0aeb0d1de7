package io.scaleguide.panel.insight;

import io.scaleguide.panel.elasticity.Elasticity;
import io.scaleguide.panel.elasticity.ElasticityVerdict;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.shadow.Grade;
import io.scaleguide.panel.shadow.Judgement;
import io.scaleguide.panel.shadow.Shadow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What follows from what was seen.
 *
 * @param judgement what the shadow HPA thinks at the newest sample; empty before there is a sample and a spec
 * @param grade how well it foretold the cluster
 * @param elasticity whether replicas move the metric
 */
public record Insight(Optional<Judgement> judgement, Grade grade, ElasticityVerdict elasticity) {

    /** Something that the shadow HPA is told, and when. */
    private record Told(Instant at, Runnable tell) {}

    /**
     * Reckons from the first thing that was seen to the last.
     *
     * @param evidence what was seen
     * @param settling how slow the metric is
     * @param zone the zone of the times of day in sentences
     * @return what follows
     */
    public static Insight of(Evidence evidence, Settling settling, ZoneId zone) {
        List<Told> all = new ArrayList<>();
        List<Judgement> judgements = new ArrayList<>();
        Instant first = evidence.session().samples().isEmpty()
                ? Instant.EPOCH
                : evidence.session().samples().get(0).at();
        Shadow shadow = new Shadow(first, zone);
        evidence.session().specs().forEach(spec -> all.add(new Told(spec.at(), () -> shadow.spec(spec))));
        evidence.session()
                .samples()
                .forEach(sample ->
                        all.add(new Told(sample.at(), () -> shadow.judge(sample).ifPresent(judgements::add))));
        evidence.outcomes().forEach(outcome -> all.add(new Told(outcome.at(), () -> shadow.outcome(outcome))));
        // Of what has the same time the spec comes first, since the sample is judged by it.
        all.sort(Comparator.comparing(Told::at));
        all.forEach(one -> one.tell().run());
        Optional<Judgement> last =
                judgements.isEmpty() ? Optional.empty() : Optional.of(judgements.get(judgements.size() - 1));
        return new Insight(
                last,
                shadow.grade(),
                Elasticity.of(evidence.session(), settling).verdict());
    }
}
