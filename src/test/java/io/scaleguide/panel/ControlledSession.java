package io.scaleguide.panel;

import io.scaleguide.hpa.Autoscaler;
import io.scaleguide.hpa.Decision;
import io.scaleguide.hpa.History;
import io.scaleguide.hpa.HpaReader;
import io.scaleguide.hpa.HpaSpec;
import io.scaleguide.hpa.MetricReading;
import io.scaleguide.hpa.Observation;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.Session;
import io.scaleguide.panel.session.SpecChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** A session in which a real autoscaler works on a simulated workload: pods ready after 30 s, a metric that is 60 s late and renewed every 30 s. */
public final class ControlledSession {
    private static final int SYNC = 15;
    private static final int POD_START = 30;
    private static final int LATE = 60;

    private ControlledSession() {}

    /** So many syncs of 15 s; load in requests a second at a second; noise as the standard deviation of the metric's logarithm. */
    public static Session run(
            JsonNode hpa, Laws law, IntToDoubleFunction load, int syncs, double noise, Random random) {
        HpaSpec spec = HpaReader.read(hpa);
        Instant start = SimulatedSession.START;
        List<Integer> readyFrom = new ArrayList<>();
        int[] ready = new int[syncs];
        List<Sample> samples = new ArrayList<>();
        History history = History.NONE;
        double metric = 0;
        int replicas = spec.minReplicas();
        for (int i = 0; i < syncs; i++) {
            while (readyFrom.size() < replicas) {
                readyFrom.add(i == 0 ? 0 : i - 1 + POD_START / SYNC);
            }
            // The newest pods go first.
            readyFrom.subList(replicas, readyFrom.size()).clear();
            int now = i;
            ready[i] = (int) readyFrom.stream().filter(from -> from <= now).count();
            if (i % 2 == 0) {
                int then = Math.max(0, i - LATE / SYNC);
                metric = law.latency(ready[then], load.applyAsDouble(then * SYNC))
                        * Math.exp(random.nextGaussian() * noise);
            }
            Instant at = start.plusSeconds((long) i * SYNC);
            long milli = Math.round(metric * 1000);
            Decision decision = Autoscaler.decide(
                    spec,
                    new Observation(at, replicas, replicas, ready[i], List.of(new MetricReading.Value(milli))),
                    history);
            samples.add(new Sample(
                    at,
                    OptionalLong.of(milli),
                    "",
                    OptionalLong.of(spec.metrics().get(0).targetMilli()),
                    replicas,
                    replicas,
                    ready[i],
                    OptionalDouble.of(Math.rint(law.served(ready[i], load.applyAsDouble(i * SYNC))
                                    * (1 + random.nextGaussian() * 0.02)
                                    * 10)
                            / 10),
                    OptionalInt.of(decision.desiredReplicas())));
            history = decision.next();
            replicas = decision.desiredReplicas();
        }
        return Session.of(samples, List.of(new SpecChange(start, hpa)));
    }
}
