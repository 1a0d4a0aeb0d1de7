package io.scaleguide.panel.whatif;

import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A recorded session made ready to be replayed under other policies.
 *
 * <p>The metric with other replicas is the recorded one times (replicas recorded / replicas replayed) to the power of e, both counted as ready pods at the
 * time that the metric tells of. So what was recorded comes back unchanged where the replicas are the same. It does not know of a queue that would have
 * grown or drained meanwhile, nor of clients that would have come or gone.
 */
public final class Scenario {
    /** Three and a half days of syncs, 15 s apart. */
    private static final int MOST_SYNCS = 20_000;

    private final Assumptions assumptions;
    private final Course recorded;
    private final Pods first;
    private final int delay;

    /** The replicas and pods at the start. */
    private record Pods(int wanted, int ready) {}

    private Scenario(Assumptions assumptions, Course recorded, Pods first) {
        this.assumptions = assumptions;
        this.recorded = recorded;
        this.first = first;
        this.delay = (int) Math.round(assumptions.metricDelay().toMillis()
                / (double) assumptions.sync().toMillis());
    }

    /**
     * Prepares a session.
     *
     * @param session what was seen; at each sync the last sample before it counts
     * @param assumptions what is taken for granted
     * @return the scenario
     * @throws IllegalArgumentException when the session has fewer than two samples or too many syncs; the message is a sentence
     */
    public static Scenario of(Session session, Assumptions assumptions) {
        List<Sample> samples = session.samples();
        if (samples.size() < 2) {
            throw new IllegalArgumentException("The session has fewer than two samples.");
        }
        long syncs = session.length().dividedBy(assumptions.sync()) + 1;
        if (syncs > MOST_SYNCS) {
            throw new IllegalArgumentException("The session is " + syncs + " syncs long; at most " + MOST_SYNCS
                    + " can be replayed. Take a longer sync period or a part of it.");
        }
        int length = (int) syncs;
        int[] replicas = new int[length];
        int[] ready = new int[length];
        long[] metric = new long[length];
        Instant start = samples.get(0).at();
        int next = 0;
        for (int i = 0; i < length; i++) {
            Instant now = start.plus(assumptions.sync().multipliedBy(i));
            while (next + 1 < samples.size() && !samples.get(next + 1).at().isAfter(now)) {
                next++;
            }
            Sample sample = samples.get(next);
            replicas[i] = sample.specReplicas();
            ready[i] = sample.readyPods();
            metric[i] = sample.metricMilli().orElse(-1);
        }
        return new Scenario(
                assumptions,
                new Course(start, assumptions.sync(), replicas, ready, metric),
                new Pods(replicas[0], ready[0]));
    }

    /** @return what is taken for granted */
    public Assumptions assumptions() {
        return assumptions;
    }

    /** @return what happened */
    public Course recorded() {
        return recorded;
    }

    /**
     * Replays it. The controller starts without memory.
     *
     * @param policy the policy
     * @return what would have happened
     */
    public Course replay(Policy policy) {
        int length = recorded.length();
        int[] replicas = new int[length];
        int[] ready = new int[length];
        long[] metric = new long[length];
        ReplayedHpa hpa = new ReplayedHpa(policy, first.wanted());
        ReplayedPods pods = new ReplayedPods(first.wanted(), first.ready(), startSyncs());
        for (int i = 0; i < length; i++) {
            ready[i] = pods.ready(i);
            metric[i] = metric(i, ready);
            replicas[i] = hpa.replicas();
            pods.scale(i, hpa.sync(recorded.at(i), ready[i], metric[i]));
        }
        return new Course(recorded.start(), recorded.sync(), replicas, ready, metric);
    }

    private int startSyncs() {
        Duration sync = assumptions.sync();
        return (int) Math.min(MOST_SYNCS, (assumptions.podStart().toMillis() + sync.toMillis() - 1) / sync.toMillis());
    }

    private long metric(int now, int... ready) {
        long value = recorded.metricMilli()[now];
        int then = now - delay;
        if (value < 0 || then < 0 || assumptions.exponent() == 0) {
            return value;
        }
        int was = Math.max(1, recorded.ready()[then]);
        int is = Math.max(1, ready[then]);
        return was == is ? value : Math.round(value * Math.pow(was / (double) is, assumptions.exponent()));
    }

    /**
     * Replays the session's own policy and compares.
     *
     * @param policy the policy that the session was recorded under
     * @return how near the replay comes
     */
    public Fidelity fidelity(Policy policy) {
        return Fidelity.of(recorded, replay(policy));
    }
}
