package io.scaleguide.tui.whatif;

import io.scaleguide.panel.session.Milli;
import io.scaleguide.panel.whatif.Course;
import io.scaleguide.panel.whatif.Simulation;
import io.scaleguide.panel.whatif.SimulationWords;
import io.scaleguide.panel.whatif.Summary;
import io.scaleguide.path.status.MetricUnit;
import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What happened and what would have, beside each other. */
final class ResultPane {
    private ResultPane() {}

    /** What is counted, and both numbers. */
    private record Row(String what, String happened, String tried) {}

    /**
     * The table, a line each.
     *
     * @param unit the metric's unit; empty for none
     * @param corner what stands above the names
     */
    static List<StyledLine> table(Simulation simulation, String unit, String corner) {
        List<Row> rows = rows(simulation, unit, corner);
        int names =
                1 + rows.stream().mapToInt(row -> Cells.width(row.what())).max().orElse(0);
        int first = 1
                + rows.stream()
                        .mapToInt(row -> Cells.width(row.happened()))
                        .max()
                        .orElse(0);
        List<StyledLine> lines = new ArrayList<>();
        for (Row row : rows) {
            boolean head = lines.isEmpty();
            boolean same = row.happened().equals(row.tried());
            Role tried = head ? Role.DIM : same ? Role.TEXT : Role.TITLE;
            lines.add(StyledLine.of(Cells.padRight(row.what(), names), Role.DIM)
                    .plus(Cells.padRight(row.happened(), first), head ? Role.DIM : Role.TEXT)
                    .plus(row.tried(), tried));
        }
        return lines;
    }

    private static List<Row> rows(Simulation simulation, String unit, String corner) {
        Summary before = simulation.before();
        Summary after = simulation.after();
        return List.of(
                new Row(corner, "happened", "what if"),
                new Row("replicas", range(simulation.recorded()), range(simulation.replayed())),
                new Row(
                        "above " + MetricUnit.with(Milli.words(simulation.yardstickMilli()), unit),
                        above(before),
                        above(after)),
                new Row("replica-hours", SimulationWords.hours(before), SimulationWords.hours(after)),
                new Row("rescales", Integer.toString(before.rescales()), Integer.toString(after.rescales())),
                new Row("flaps", Integer.toString(before.flaps()), Integer.toString(after.flaps())),
                new Row("p95", percentile(before, unit), percentiles(simulation, unit)));
    }

    /** The fewest and the most. */
    private static String range(Course course) {
        int least = Arrays.stream(course.replicas()).min().orElse(0);
        int most = Arrays.stream(course.replicas()).max().orElse(0);
        return least == most ? Integer.toString(least) : least + " to " + most;
    }

    private static String above(Summary summary) {
        Duration time = summary.aboveTarget();
        String words = time.toMinutes() == 0
                ? time.toSeconds() + "s"
                : time.toMinutes() + "m" + (time.toSecondsPart() == 0 ? "" : time.toSecondsPart() + "s");
        return words + String.format(Locale.ROOT, " %.0f %%", summary.aboveShare() * 100);
    }

    private static String percentile(Summary summary, String unit) {
        String words = SimulationWords.percentile(summary);
        return summary.p95Milli().isPresent() ? MetricUnit.with(words, unit) : words;
    }

    private static String percentiles(Simulation simulation, String unit) {
        String middle = percentile(simulation.after(), unit);
        return simulation.p95Least().equals(simulation.p95Most())
                ? middle
                : middle + " (" + metric(simulation.p95Least()) + "-" + metric(simulation.p95Most()) + ")";
    }

    private static String metric(OptionalLong milli) {
        return SimulationWords.metric(milli.orElse(-1));
    }
}
