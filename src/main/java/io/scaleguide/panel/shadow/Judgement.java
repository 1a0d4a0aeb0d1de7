package io.scaleguide.panel.shadow;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the shadow HPA thinks at one sync.
 *
 * @param at when
 * @param rule what decides
 * @param current the replicas wanted so far
 * @param desired the replicas wanted from now on
 * @param proposal what the metric alone asks for; empty when it was not asked or does not answer
 * @param words which rule decides, in a sentence or two
 * @param holds until when a stabilization window holds it at the latest; empty when none does
 * @param next the next change, if metric and pods stay as they are; empty when there will be none
 * @param unsureUntil until when the controller may remember what happened before this shadow first looked; empty when it is over
 */
public record Judgement(
        Instant at,
        ShadowRule rule,
        int current,
        int desired,
        OptionalInt proposal,
        String words,
        Optional<Instant> holds,
        Optional<NextStep> next,
        Optional<Instant> unsureUntil) {}
