package io.scaleguide.panel.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All HPAs with an external metric of Datadog's.
 *
 * @param now the moment
 * @param rows one for each HPA, the worst trouble first, then by namespace and name
 * @param listed whether all HPAs that there are have been told of
 * @param problems what is wrong with the watches, a sentence each; empty when nothing is
 */
public record FleetView(Instant now, List<Row> rows, boolean listed, List<String> problems) {

    /**
     * An HPA.
     *
     * @param namespace its namespace
     * @param name its name
     * @param trouble what is the matter with it
     * @param why what is, in words; empty when nothing is
     * @param value the metric's value, as the DatadogMetric has it; empty where there is none
     * @param target the target in the same unit
     * @param unit that unit; empty where it is not known
     * @param replicas the replicas it has
     * @param wanted the replicas it wants
     * @param maximum the most that it may have
     * @param updated when the value was written; empty where nobody says
     */
    public record Row(
            String namespace,
            String name,
            Trouble trouble,
            String why,
            Optional<Double> value,
            Optional<Double> target,
            String unit,
            int replicas,
            int wanted,
            int maximum,
            Optional<Instant> updated) {}
}
