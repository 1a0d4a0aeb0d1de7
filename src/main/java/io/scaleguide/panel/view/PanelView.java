package io.scaleguide.panel.view;

import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeEvent;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.panel.event.TrafficFigures;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.scope.PathScope;
import io.scaleguide.path.status.StatusView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the panel shows, at one moment; nothing in it changes.
 *
 * @param scope the names along the path
 * @param now the moment: of this machine's clock, or of the recording that is played
 * @param unit the unit of the metric's values and targets, for example {@code ms}; empty where it is not known
 * @param hops the signal path as it was looked at last; empty before the first look
 * @param metric the DatadogMetric as kubectl prints it
 * @param external the external value
 * @param datadog what Datadog says itself
 * @param hpa the HPA
 * @param workload the scaled workload
 * @param series the metric and the replicas over time, oldest first
 * @param marks what happened, for the plot's time axis, oldest first
 * @param events the Kubernetes events about the HPA, each once, newest first
 * @param traffic what traffic meets; empty while none is sent from here
 * @param sources how fresh each source is
 */
public record PanelView(
        PathScope scope,
        Instant now,
        String unit,
        List<Reading> hops,
        Optional<Aged<StatusView.MetricRow>> metric,
        Optional<Aged<StatusView.External>> external,
        Optional<Aged<StatusView.External>> datadog,
        Optional<Aged<HpaState>> hpa,
        Optional<Aged<WorkloadState>> workload,
        Series series,
        List<Mark> marks,
        List<KubeEvent> events,
        Optional<TrafficFigures> traffic,
        List<Source> sources) {

    /**
     * What there is to show of an HPA before anything is known but its name.
     *
     * @param namespace its namespace
     * @param hpa its name
     * @param now the moment
     * @param sources what is wrong, if anything is
     * @return the view
     */
    public static PanelView unknown(String namespace, String hpa, Instant now, List<Source> sources) {
        PathScope scope = new PathScope(
                namespace,
                hpa,
                new ObjectRef(Kinds.DATADOG_METRIC, namespace, ""),
                "",
                "",
                "",
                "",
                new ObjectRef(Kinds.GATEWAY, namespace, ""));
        return new PanelView(
                scope,
                now,
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Series.EMPTY,
                List.of(),
                List.of(),
                Optional.empty(),
                sources);
    }

    /** @return the events as rows of a table, newest first */
    public List<EventLine> eventLines() {
        return events.stream().map(EventLine::of).toList();
    }

    /**
     * Something that was so at a time.
     *
     * @param value what
     * @param at when it was heard; what Datadog says is as old as its newest point
     * @param stale whether it is older than it should be
     */
    public record Aged<T>(T value, Instant at, boolean stale) {}

    /**
     * Whether a source has said anything yet: before, what is not there may only not have been read.
     *
     * @param what the source's name
     * @return whether it has
     */
    public boolean hasHeard(String what) {
        return sources.stream()
                .anyMatch(source -> source.what().equals(what) && source.heard().isPresent());
    }

    /**
     * A source and how fresh it is.
     *
     * @param what its name, for example {@code watch of HPA}
     * @param heard when it last said anything
     * @param problem what is wrong with it, one sentence; empty when nothing is
     */
    public record Source(String what, Optional<Instant> heard, String problem) {}

    /**
     * Something to mark on the time axis.
     *
     * @param at when
     * @param kind what kind of thing it was
     * @param words what, in a few words
     */
    public record Mark(Instant at, Kind kind, String words) {
        /** What kind of thing it was. */
        public enum Kind {
            RESCALE,
            TRAFFIC,
            SETTINGS
        }
    }
}
