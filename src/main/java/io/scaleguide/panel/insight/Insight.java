package io.scaleguide.panel.insight;

import io.scaleguide.panel.elasticity.ElasticityVerdict;
import io.scaleguide.panel.shadow.Grade;
import io.scaleguide.panel.shadow.Judgement;
import java.util.Optional;

/**
 * What follows from what was seen.
 *
 * @param judgement what the shadow HPA thinks at the newest sample; empty before there is a sample and a spec
 * @param grade how well it foretold the cluster
 * @param elasticity whether replicas move the metric
 */
public record Insight(Optional<Judgement> judgement, Grade grade, ElasticityVerdict elasticity) {}
