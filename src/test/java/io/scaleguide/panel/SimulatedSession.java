package io.scaleguide.panel;

import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * A session with a given course of replicas: syncs 15 s apart, pods ready after 20 s, a metric that is 60 s late, a mean of 30 s, renewed every 30 s, and
 * noisy.
 */
public final class SimulatedSession {
    public static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final int LATE = 60;
    private static final int REFRESH = 30;
    private static final int POD_START = 20;

    private final Laws law;
    private final IntToDoubleFunction load;
    private final double noise;
    private final Random random;
    private boolean loadKnown = true;
    private double inertia;
    private double wander;

    /** Load in requests a second at a second of the session; noise as the standard deviation of the metric's logarithm. */
    public SimulatedSession(Laws law, IntToDoubleFunction load, double noise, Random random) {
        this.law = law;
        this.load = load;
        this.noise = noise;
        this.random = random;
    }

    public SimulatedSession withoutLoad() {
        loadKnown = false;
        return this;
    }

    /** Noise that goes on: the share of it that is left one refresh later. */
    public SimulatedSession withInertia(double share) {
        inertia = share;
        return this;
    }

    /** The replicas of each stretch of so many seconds. */
    public Session run(int secondsEach, int... replicas) {
        int length = secondsEach * replicas.length;
        List<Sample> samples = new ArrayList<>();
        double metric = 0;
        for (int second = 0; second < length; second += 15) {
            if (second % REFRESH == 0) {
                wander = inertia * wander + Math.sqrt(1 - inertia * inertia) * random.nextGaussian() * noise;
                metric = mean(second - LATE, secondsEach, replicas) * Math.exp(wander);
            }
            double requests = load.applyAsDouble(second) * (1 + random.nextGaussian() * 0.03);
            samples.add(new Sample(
                    START.plusSeconds(second),
                    OptionalLong.of(Math.round(metric * 1000)),
                    "",
                    OptionalLong.of(150_000),
                    wanted(second, secondsEach, replicas),
                    wanted(second, secondsEach, replicas),
                    ready(second, secondsEach, replicas),
                    loadKnown ? OptionalDouble.of(Math.max(0, requests)) : OptionalDouble.empty(),
                    OptionalInt.empty()));
        }
        return Session.of(samples, List.of());
    }

    private double mean(int until, int secondsEach, int... replicas) {
        double sum = 0;
        for (int second = until - REFRESH; second < until; second++) {
            int from = Math.max(0, second);
            sum += law.latency(ready(from, secondsEach, replicas), load.applyAsDouble(from));
        }
        return sum / REFRESH;
    }

    private static int wanted(int second, int secondsEach, int... replicas) {
        return replicas[Math.max(0, second) / secondsEach];
    }

    private static int ready(int second, int secondsEach, int... replicas) {
        int now = wanted(second, secondsEach, replicas);
        return Math.min(now, wanted(second - POD_START, secondsEach, replicas));
    }
}
