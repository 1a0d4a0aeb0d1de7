package io.scaleguide.headless;

import io.scaleguide.panel.session.Milli;
import io.scaleguide.panel.whatif.Assumptions;
import io.scaleguide.panel.whatif.Course;
import io.scaleguide.panel.whatif.PolicySearch;
import io.scaleguide.panel.whatif.Simulation;
import io.scaleguide.panel.whatif.Summary;
import io.scaleguide.path.budget.Durations;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Prints a replayed session beside what happened, for a person. */
public final class SimulationFace {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    /** More changes than this nobody reads; JSON has them all. */
    private static final int MOST_ROWS = 24;

    private final PrintStream out;
    private final String hpa;

    /**
     * @param out where it goes
     * @param hpa the HPA for kubectl, as {@code NAME} or {@code NAME --namespace NAMESPACE}
     */
    public SimulationFace(PrintStream out, String hpa) {
        this.out = out;
        this.hpa = hpa;
    }

    /** @param simulation what to print */
    public void print(Simulation simulation) {
        session(simulation);
        simulation.search().ifPresent(result -> search(simulation, result));
        policies(simulation);
        numbers(simulation);
        course(simulation);
        simulation.patch().ifPresent(patch -> {
            out.println("The policy as a patch; save it as patch.yaml:");
            patch.yaml().lines().forEach(line -> out.println(INDENT + line));
            if (patch.targetLeftOut()) {
                out.println("The session does not hold the HPA's metric: change its target to "
                        + Milli.words(simulation.tried().targetMilli()) + " by hand.");
            }
            out.println("Then:");
            out.println(INDENT + "kubectl patch hpa " + hpa + " --type merge --patch-file patch.yaml");
        });
    }

    private void session(Simulation simulation) {
        out.println("Session: " + Durations.words(simulation.session().length()) + ", "
                + simulation.session().samples().size() + " samples, "
                + simulation.session().rescales().size() + " rescales");
        simulation.comparisons().forEach(one -> out.println(INDENT + one.words()));
        Assumptions assumptions = simulation.assumptions();
        String effect = assumptions.exponent() == 0
                ? "Assumed: other replicas would not have changed the metric"
                : String.format(
                        Locale.ROOT,
                        "Assumed: with n times the replicas the metric is divided by n to the power of %.2f",
                        assumptions.exponent());
        paragraph(assumptions.basis());
        paragraph(
                effect + "; pods take " + Durations.words(assumptions.podStart()) + " to be ready, the HPA looks every "
                        + Durations.words(assumptions.sync()) + ", and the metric tells of "
                        + Durations.words(assumptions.metricDelay())
                        + " ago. A queue that would have grown or drained in between is not reckoned.");
        paragraph(String.format(
                Locale.ROOT,
                "Replayed under its own policy the session has the same replicas %.0f %% of the time, and %+.0f %% replica-hours.",
                simulation.fidelity().sameShare() * 100,
                simulation.fidelity().hoursError() * 100));
        if (!simulation.presentKnown()) {
            paragraph("The session does not hold the HPA's spec; its bounds are the fewest and most replicas seen.");
        }
        out.println();
    }

    private void search(Simulation simulation, PolicySearch.Result result) {
        String limit = Milli.words(simulation.yardstickMilli());
        paragraph("Looked at " + result.looked() + " policies: " + result.space() + ".");
        if (result.best().isPresent()) {
            int changes = simulation.tried().differences(simulation.present());
            paragraph(result.kept() + " of them keep 95 % of the time at or under " + limit
                    + ". Tried below is the cheapest; of those within 1 % of it, the one that changes least: " + changes
                    + (changes == 1 ? " setting." : " settings."));
        } else {
            paragraph("None of them keeps 95 % of the time at or under " + limit
                    + ". Tried below is the one that comes closest.");
        }
        out.println();
    }

    private void policies(Simulation simulation) {
        out.println("Policy");
        out.println(INDENT + "as it was  " + simulation.present().words());
        out.println(INDENT + "tried      " + simulation.tried().words());
        out.println();
    }

    private void numbers(Simulation simulation) {
        List<List<String>> rows = new ArrayList<>();
        Summary before = simulation.before();
        Summary after = simulation.after();
        rows.add(List.of("", "AS IT WAS", "TRIED"));
        rows.add(List.of("time above " + Milli.words(simulation.yardstickMilli()), above(before), above(after)));
        rows.add(List.of("95 % of the time at most", percentile(before.p95Milli()), percentiles(simulation)));
        rows.add(List.of("replica-hours", hours(before), hours(after)));
        rows.add(List.of("rescales", Integer.toString(before.rescales()), Integer.toString(after.rescales())));
        rows.add(List.of("up and down in 10 min", Integer.toString(before.flaps()), Integer.toString(after.flaps())));
        rows.add(List.of("most replicas", Integer.toString(before.peak()), Integer.toString(after.peak())));
        table(rows);
    }

    private void course(Simulation simulation) {
        Course was = simulation.recorded();
        Course tried = simulation.replayed();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("TIME", "REPLICAS", "TRIED", "METRIC", "TRIED"));
        int left = 0;
        for (int i = 0; i < was.length(); i++) {
            boolean changes = i == 0
                    || was.replicas()[i] != was.replicas()[i - 1]
                    || tried.replicas()[i] != tried.replicas()[i - 1];
            if (changes && rows.size() > MOST_ROWS) {
                left++;
            } else if (changes) {
                rows.add(List.of(
                        elapsed(was.sync().multipliedBy(i)),
                        Integer.toString(was.replicas()[i]),
                        Integer.toString(tried.replicas()[i]),
                        metric(was.metricMilli()[i]),
                        metric(tried.metricMilli()[i])));
            }
        }
        out.println("Replicas over time, where they change");
        table(rows);
        if (left > 0) {
            out.println(INDENT + left + " more changes; -o json has all.");
            out.println();
        }
    }

    private void paragraph(String text) {
        out.print(Paragraphs.wrap(text, WIDTH, ""));
    }

    private void table(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(INDENT);
            for (int column = 0; column < widths.length; column++) {
                line.append(row.get(column))
                        .append(" ".repeat(widths[column] - row.get(column).length() + 3));
            }
            out.println(line.toString().stripTrailing());
        }
        out.println();
    }

    private static String above(Summary summary) {
        return Durations.words(summary.aboveTarget())
                + String.format(Locale.ROOT, " (%.0f %%)", summary.aboveShare() * 100);
    }

    private static String percentiles(Simulation simulation) {
        String middle = percentile(simulation.after().p95Milli());
        return simulation.p95Least().equals(simulation.p95Most())
                ? middle
                : middle + " (" + percentile(simulation.p95Least()) + " to " + percentile(simulation.p95Most()) + ")";
    }

    private static String percentile(OptionalLong milli) {
        return milli.isPresent() ? metric(milli.getAsLong()) : "no metric";
    }

    private static String hours(Summary summary) {
        return String.format(Locale.ROOT, "%.2f", summary.replicaHours());
    }

    private static String metric(long milli) {
        if (milli < 0) {
            return "none";
        }
        return milli < 10_000
                ? String.format(Locale.ROOT, "%.2f", milli / 1000.0)
                : String.format(Locale.ROOT, "%.0f", milli / 1000.0);
    }

    private static String elapsed(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
