package io.scaleguide.panel.shadow;

import io.scaleguide.hpa.Quantity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What an HPA's status says of the controller's last decision.
 *
 * @param at when it was seen
 * @param generation the spec's generation; 0 when not known
 * @param observedGeneration the generation that the controller decided by; 0 when it does not say
 * @param shownMilli the value of {@code status.currentMetrics}, in thousandths: the metric that was decided by; empty when none is shown
 * @param average whether that value is an average over the replicas, rounded up, and not the metric itself
 * @param currentReplicas {@code status.currentReplicas}: what the target wanted when the controller decided (horizontal.go takes the scale's spec)
 * @param desiredReplicas {@code status.desiredReplicas}: what it decided
 * @param lastScaleTime when it last changed the target, in whole seconds; empty when it never did
 */
public record HpaOutcome(
        Instant at,
        long generation,
        long observedGeneration,
        OptionalLong shownMilli,
        boolean average,
        int currentReplicas,
        int desiredReplicas,
        Optional<Instant> lastScaleTime) {

    /**
     * Reads it from the object.
     *
     * @param hpa an autoscaling/v2 HPA
     * @param at when it was seen
     * @return what its status says; the first metric's value, where that is external
     */
    public static HpaOutcome read(JsonNode hpa, Instant at) {
        JsonNode status = hpa.path("status");
        JsonNode current = status.at("/currentMetrics/0/external/current");
        boolean average = current.hasNonNull("averageValue");
        return new HpaOutcome(
                at,
                hpa.at("/metadata/generation").asLong(0),
                status.path("observedGeneration").asLong(0),
                milli(current.path(average ? "averageValue" : "value").asString("")),
                average,
                status.path("currentReplicas").asInt(0),
                status.path("desiredReplicas").asInt(0),
                time(status.path("lastScaleTime").asString("")));
    }

    private static OptionalLong milli(String quantity) {
        try {
            return quantity.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Quantity.parse(quantity).milli());
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @return whether the controller has decided anew since {@code before}, as far as a status shows it */
    boolean decidedSince(HpaOutcome before) {
        return observedGeneration != before.observedGeneration
                || desiredReplicas != before.desiredReplicas
                || !shownMilli.equals(before.shownMilli)
                || !lastScaleTime.equals(before.lastScaleTime);
    }

    /** @return whether this decision changed the target */
    boolean rescaledSince(HpaOutcome before) {
        return lastScaleTime.isPresent() && !lastScaleTime.equals(before.lastScaleTime);
    }
}
