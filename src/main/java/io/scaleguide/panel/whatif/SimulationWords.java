package io.scaleguide.panel.whatif;

import io.scaleguide.panel.session.Milli;
import io.scaleguide.path.budget.Durations;
import java.util.Locale;
import java.util.OptionalLong;

/** A simulation's numbers in words, the same on every face. */
public final class SimulationWords {
    private SimulationWords() {}

    /** @return for example {@code 3 min 20 s (12 %)} */
    public static String above(Summary summary) {
        return Durations.words(summary.aboveTarget())
                + String.format(Locale.ROOT, " (%.0f %%)", summary.aboveShare() * 100);
    }

    /** @return what happened: the 95th percentile; {@code no metric} where there was none */
    public static String percentile(Summary summary) {
        return percentile(summary.p95Milli());
    }

    /** @return what would have happened: the 95th percentile, with its interval where there is one, for example {@code 180 (150 to 220)} */
    public static String percentiles(Simulation simulation) {
        String middle = percentile(simulation.after().p95Milli());
        return simulation.p95Least().equals(simulation.p95Most())
                ? middle
                : middle + " (" + percentile(simulation.p95Least()) + " to " + percentile(simulation.p95Most()) + ")";
    }

    private static String percentile(OptionalLong milli) {
        return milli.isPresent() ? metric(milli.getAsLong()) : "no metric";
    }

    /** @return the replica-hours, without a unit */
    public static String hours(Summary summary) {
        return String.format(Locale.ROOT, "%.2f", summary.replicaHours());
    }

    /**
     * @param milli the metric in thousandths; negative for none
     * @return the metric
     */
    public static String metric(long milli) {
        if (milli < 0) {
            return "none";
        }
        return milli < 10_000
                ? String.format(Locale.ROOT, "%.2f", milli / 1000.0)
                : String.format(Locale.ROOT, "%.0f", milli / 1000.0);
    }

    /** @return what a replay takes for granted beside where the effect comes from, and what it leaves out; some sentences */
    public static String assumed(Assumptions assumptions) {
        String effect = assumptions.exponent() == 0
                ? "Assumed: other replicas would not have changed the metric"
                : String.format(
                        Locale.ROOT,
                        "Assumed: with n times the replicas the metric is divided by n to the power of %.2f",
                        assumptions.exponent());
        return effect + "; pods take " + Durations.words(assumptions.podStart()) + " to be ready, the HPA looks every "
                + Durations.words(assumptions.sync()) + ", and the metric tells of "
                + Durations.words(assumptions.metricDelay())
                + " ago. A queue that would have grown or drained in between is not reckoned.";
    }

    /** @return how near a replay of the session's own policy comes to what happened, a sentence or two */
    public static String fidelity(Simulation simulation) {
        String words = String.format(
                Locale.ROOT,
                "Replayed under its own policy the session has the same replicas %.0f %% of the time, and %+.0f %% replica-hours.",
                simulation.fidelity().sameShare() * 100,
                simulation.fidelity().hoursError() * 100);
        return simulation.session().specs().size() < 2
                ? words
                : words + " The HPA was changed on the way; what it was at the end is taken for its policy.";
    }

    /**
     * @param simulation a simulation that a search was asked for
     * @param result what it found
     * @return what the tried policy is, a sentence or two
     */
    public static String found(Simulation simulation, PolicySearch.Result result) {
        String limit = Milli.words(simulation.yardstickMilli());
        if (result.best().isEmpty()) {
            return "None of them keeps 95 % of the time at or under " + limit
                    + "; the one that comes closest is tried.";
        }
        int changes = simulation.tried().differences(simulation.present());
        return result.kept() + " of them keep 95 % of the time at or under " + limit
                + ". The cheapest is tried; of those within 1 % of it, the one that changes least: " + changes
                + (changes == 1 ? " setting." : " settings.");
    }
}
