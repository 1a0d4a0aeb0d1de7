package io.scaleguide.panel.shadow;

import io.scaleguide.hpa.HpaSpec;

/** How far the metric may be from its target without a change, as shares of the target; the edges are inside. */
record Tolerance(double down, double up) {
    /** --horizontal-pod-autoscaler-tolerance. */
    private static final double USUAL = 0.1;

    static Tolerance of(HpaSpec spec) {
        return new Tolerance(
                spec.behavior().flatMap(both -> both.down().tolerance()).orElse(USUAL),
                spec.behavior().flatMap(both -> both.up().tolerance()).orElse(USUAL));
    }

    boolean holds(double ratio) {
        return 1 - down <= ratio && ratio <= 1 + up;
    }
}
