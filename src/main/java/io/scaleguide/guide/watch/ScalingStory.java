package io.scaleguide.guide.watch;

import io.scaleguide.guide.autoscale.HpaStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the story of scaling stands: up under load, held a while, then down under a trickle. Pure: what was seen goes in, what to
 * do comes out.
 */
final class ScalingStory {
    /** What the story waits for. */
    enum Chapter {
        UP,
        HOLD,
        DOWN,
        OVER
    }

    private final int minimum;
    private final int maximum;
    private final double target;
    private final Duration hold;
    private Chapter chapter = Chapter.UP;
    private Optional<Instant> wentUp = Optional.empty();
    private Optional<Instant> belowSince = Optional.empty();
    private boolean wentDown;

    ScalingStory(int minimum, int maximum, double target, Duration hold) {
        this.minimum = minimum;
        this.maximum = maximum;
        this.target = target;
        this.hold = hold;
    }

    Chapter chapter() {
        return chapter;
    }

    /** Hears of a rescale; the words are the HPA controller's, see Kubernetes horizontal.go. */
    void rescaled(String message, Instant now) {
        if (message.contains("above target")) {
            wentUp = wentUp.or(() -> Optional.of(now));
        }
        if (message.contains("below target") && chapter == Chapter.DOWN) {
            wentDown = true;
        }
    }

    /** Whether the load has been below the target for so long that it will not make the HPA scale up. */
    boolean pointless(Instant now) {
        return chapter == Chapter.UP
                && belowSince
                        .map(since -> Duration.between(since, now).compareTo(hold) >= 0)
                        .orElse(false);
    }

    /** Goes on to the next chapter where it is time; true when it has just become time to taper the traffic. */
    boolean turn(Instant now, HpaStatus hpa, Optional<Double> value) {
        boolean below = value.isPresent() && value.get() <= target;
        belowSince = below ? belowSince.or(() -> Optional.of(now)) : Optional.empty();
        if (chapter == Chapter.UP && (wentUp.isPresent() || hpa.replicas() >= maximum)) {
            wentUp = wentUp.or(() -> Optional.of(now));
            chapter = Chapter.HOLD;
        }
        if (chapter == Chapter.HOLD && heldEnough(now, hpa, value)) {
            chapter = Chapter.DOWN;
            return true;
        }
        if (chapter == Chapter.DOWN && wentDown && hpa.desired() <= minimum) {
            chapter = Chapter.OVER;
        }
        return false;
    }

    private boolean heldEnough(Instant now, HpaStatus hpa, Optional<Double> value) {
        boolean settled = hpa.replicas() == hpa.desired();
        boolean met = value.isPresent() && value.get() <= target;
        boolean atMaximum = hpa.replicas() >= maximum;
        boolean longEnough = wentUp.map(since -> Duration.between(since, now).compareTo(hold) >= 0)
                .orElse(false);
        return longEnough || (settled && (met || atMaximum));
    }
}
