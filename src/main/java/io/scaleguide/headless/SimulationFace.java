package io.scaleguide.headless;

import io.scaleguide.panel.session.Milli;
import io.scaleguide.panel.whatif.Assumptions;
import io.scaleguide.panel.whatif.Course;
import io.scaleguide.panel.whatif.PolicySearch;
import io.scaleguide.panel.whatif.Simulation;
import io.scaleguide.panel.whatif.SimulationWords;
import io.scaleguide.panel.whatif.Summary;
import io.scaleguide.path.budget.Durations;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        paragraph(assumptions.basis());
        paragraph(SimulationWords.assumed(assumptions));
        paragraph(SimulationWords.fidelity(simulation));
        if (!simulation.presentKnown()) {
            paragraph("The session does not hold the HPA's spec; its bounds are the fewest and most replicas seen.");
        }
        out.println();
    }

    private void search(Simulation simulation, PolicySearch.Result result) {
        paragraph("Looked at " + result.looked() + " policies: " + result.space() + ".");
        paragraph(SimulationWords.found(simulation, result));
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
        rows.add(List.of(
                "time above " + Milli.words(simulation.yardstickMilli()),
                SimulationWords.above(before),
                SimulationWords.above(after)));
        rows.add(List.of(
                "95 % of the time at most",
                SimulationWords.percentile(before), SimulationWords.percentiles(simulation)));
        rows.add(List.of("replica-hours", SimulationWords.hours(before), SimulationWords.hours(after)));
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
                        SimulationWords.metric(was.metricMilli()[i]),
                        SimulationWords.metric(tried.metricMilli()[i])));
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

    private static String elapsed(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
