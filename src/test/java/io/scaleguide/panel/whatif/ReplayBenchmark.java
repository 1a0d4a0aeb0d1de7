package io.scaleguide.panel.whatif;

import io.scaleguide.panel.ControlledSession;
import io.scaleguide.panel.Laws;
import io.scaleguide.panel.Specs;
import io.scaleguide.panel.elasticity.Elasticity;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.session.Session;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A session of 40 decisions under a hill of load: what replicas do to the metric, and how it would have gone under another policy. */
@State(Scope.Benchmark)
public class ReplayBenchmark {
    private static final int DECISIONS = 40;

    private final Session session = ControlledSession.run(
            Specs.hpa(1, 12, "150", ""),
            Laws.queue(4, 80),
            second -> 30 + 220 * Math.exp(-Math.pow((second - 300) / 100.0, 2)),
            DECISIONS,
            0.05,
            new Random(1));
    private final Scenario scenario = Scenario.of(session, Assumptions.of(session, Settling.USUAL));
    private final Policy other = Policy.bare(100_000, 2, 8);

    /** @return what replicas do */
    @Benchmark
    public Elasticity elasticity() {
        return Elasticity.of(session, Settling.USUAL);
    }

    /** @return how it would have gone */
    @Benchmark
    public Course replay() {
        return scenario.replay(other);
    }
}
