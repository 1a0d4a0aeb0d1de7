package io.scaleguide.tui.chart;

import java.time.Duration;
import java.util.List;

/**
 * What is plotted over time; each list is oldest first.
 *
 * @param unit the unit of the values and targets, for example {@code ms}
 * @param values the values
 * @param targets the target, from each of its times on; nowhere where there is none
 * @param replicas the replicas
 * @param flags what happened
 * @param joined the longest time between two values that are joined by a line
 */
public record PlotData(
        String unit,
        List<Sample> values,
        List<Sample> targets,
        List<Count> replicas,
        List<Flag> flags,
        Duration joined) {
    public PlotData {
        values = List.copyOf(values);
        targets = List.copyOf(targets);
        replicas = List.copyOf(replicas);
        flags = List.copyOf(flags);
    }
}
