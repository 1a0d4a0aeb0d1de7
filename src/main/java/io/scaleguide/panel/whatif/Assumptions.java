package io.scaleguide.panel.whatif;

import io.scaleguide.panel.elasticity.Elasticity;
import io.scaleguide.panel.elasticity.ElasticityVerdict;
import io.scaleguide.panel.elasticity.ElasticityVerdict.Moves;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.session.Rescale;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.Session;
import io.scaleguide.path.budget.Periods;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a replay takes for granted.
 *
 * @param exponent e: with n times the replicas the metric is divided by n to the power of e; 0 when replicas change nothing
 * @param low the least that e may be; e itself where it was given or taken for 0
 * @param high the most that e may be
 * @param basis where e comes from, a sentence
 * @param podStart from a rescale until its pods are ready
 * @param sync the controller's sync period
 * @param metricDelay how old what the metric tells is, in the mean
 */
public record Assumptions(
        double exponent,
        double low,
        double high,
        String basis,
        Duration podStart,
        Duration sync,
        Duration metricDelay) {
    /** A sync that is shorter makes a replay longer than anybody waits. */
    private static final Duration SHORTEST_SYNC = Duration.ofSeconds(1);

    public Assumptions {
        if (sync.compareTo(SHORTEST_SYNC) < 0) {
            throw new IllegalArgumentException("A sync period is at least 1 s.");
        }
        if (podStart.isNegative() || metricDelay.isNegative()) {
            throw new IllegalArgumentException("A delay is not negative.");
        }
        if (!(Math.abs(exponent) <= 10)) {
            throw new IllegalArgumentException("No metric moves as much as that per doubling.");
        }
    }

    /**
     * What a session itself says: its elasticity, the median time its pods took to be ready, and for the rest the usual periods. What the metric tells is
     * in the mean half as old as the time after which nothing old is left in it.
     *
     * @param session what was seen
     * @param settling how slow the metric is
     * @return the assumptions
     */
    public static Assumptions of(Session session, Settling settling) {
        ElasticityVerdict verdict = Elasticity.of(session, settling).verdict();
        String basis = verdict.words();
        if (verdict instanceof ElasticityVerdict.TooEarly) {
            basis += " It is taken for one that they do not move.";
        }
        Optional<Moves> moves = verdict instanceof Moves found ? Optional.of(found) : Optional.empty();
        return new Assumptions(
                verdict.assumed(),
                moves.map(Moves::low).orElse(0.0),
                moves.map(Moves::high).orElse(0.0),
                basis,
                podStart(session).orElse(Periods.USUAL.podStart()),
                Periods.USUAL.hpaSync(),
                settling.delay().dividedBy(2));
    }

    /** @return the same with another exponent, given by whoever asks as percent per doubling, for example -40 */
    public Assumptions withEffect(double percentPerDoubling) {
        if (!(percentPerDoubling > -100 && percentPerDoubling <= 1000)) {
            throw new IllegalArgumentException("An effect is more than -100 % per doubling, for example -40.");
        }
        double given = -Math.log(1 + percentPerDoubling / 100) / Math.log(2);
        double exponentGiven = given == 0 ? 0 : given;
        return new Assumptions(
                exponentGiven,
                exponentGiven,
                exponentGiven,
                "You say that a doubling of replicas does " + ElasticityVerdict.perDoubling(given) + " to this metric.",
                podStart,
                sync,
                metricDelay);
    }

    /** @return the same with this exponent for sure */
    Assumptions withExponent(double other) {
        return new Assumptions(other, other, other, basis, podStart, sync, metricDelay);
    }

    /**
     * @return the same with other times; what is empty stays
     * @throws IllegalArgumentException when one is negative or the sync period shorter than 1 s
     */
    public Assumptions withTimes(Optional<Duration> start, Optional<Duration> period, Optional<Duration> delay) {
        return new Assumptions(
                exponent, low, high, basis, start.orElse(podStart), period.orElse(sync), delay.orElse(metricDelay));
    }

    private static Optional<Duration> podStart(Session session) {
        List<Rescale> rescales = session.rescales();
        List<Duration> starts = IntStream.range(0, rescales.size())
                .filter(i -> rescales.get(i).up())
                .mapToObj(i -> start(
                        session,
                        rescales.get(i),
                        i + 1 < rescales.size() ? rescales.get(i + 1).at() : Instant.MAX))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        return starts.isEmpty() ? Optional.empty() : Optional.of(starts.get(starts.size() / 2));
    }

    /** A rescale that is only known from the samples was decided at the sample before the one that shows it. */
    private static Optional<Duration> start(Session session, Rescale rescale, Instant end) {
        boolean fromSamples = session.between(rescale.at(), rescale.at().plusNanos(1)).stream()
                .anyMatch(sample -> sample.specReplicas() == rescale.to());
        List<Sample> before = session.between(Instant.MIN, rescale.at());
        Instant decided =
                fromSamples && !before.isEmpty() ? before.get(before.size() - 1).at() : rescale.at();
        return session.between(rescale.at(), end).stream()
                .filter(sample -> sample.readyPods() >= rescale.to())
                .map(Sample::at)
                .map(ready -> Duration.between(decided, ready))
                .findFirst();
    }
}
