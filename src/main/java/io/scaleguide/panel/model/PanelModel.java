package io.scaleguide.panel.model;

import io.scaleguide.kube.ExternalMetric;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeEvent;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.event.SourceName;
import io.scaleguide.panel.view.HpaState;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.PanelView.Aged;
import io.scaleguide.panel.view.PanelView.Mark;
import io.scaleguide.panel.view.Series.Point;
import io.scaleguide.panel.view.WorkloadState;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.hop.Reading;
import io.scaleguide.path.scope.PathScope;
import io.scaleguide.path.status.MetricUnit;
import io.scaleguide.path.status.StatusRows;
import io.scaleguide.path.status.StatusView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Folds what the panel hears into what it shows. The same events give the same views, live or from a recording: the only time is that of
 * the events and of the moment that is asked about. Bounded however long it runs. For one thread.
 */
public final class PanelModel {
    private static final int MOST_MARKS = 1_000;

    /** The HPA controller's words: Kubernetes pkg/controller/podautoscaler/horizontal.go. */
    private static final Pattern NEW_SIZE = Pattern.compile("New size: (\\d+);.*");

    private final PathScope scope;
    private final Periods periods;
    private final SourceBook sources;
    private final Timeline timeline;
    private final Notebook notebook;
    private final EventBook events;
    private final List<Mark> marks = new ArrayList<>();
    private final Map<String, ObjectNode> pods = new HashMap<>();
    private List<Reading> hops = List.of();
    private Optional<Heard<ObjectNode>> metric = Optional.empty();
    private Optional<Heard<HpaState>> hpa = Optional.empty();
    private Optional<Heard<ObjectNode>> deployment = Optional.empty();
    private Optional<Heard<WorkloadState>> workload = Optional.empty();
    private Optional<PanelEvent.ExternalRead> external = Optional.empty();
    private Optional<PanelEvent.DatadogRead> datadog = Optional.empty();
    private Optional<PanelEvent.TrafficMeasured> traffic = Optional.empty();

    /** Something and when it was heard. */
    private record Heard<T>(Instant at, T value) {}

    /**
     * @param scope the names along the path
     * @param periods how often each station works, which says what is stale
     */
    public PanelModel(PathScope scope, Periods periods) {
        this.scope = scope;
        this.periods = periods;
        this.sources = new SourceBook(periods);
        this.timeline = new Timeline();
        this.notebook = new Notebook();
        this.events = new EventBook();
    }

    private PanelModel(PanelModel other) {
        this.scope = other.scope;
        this.periods = other.periods;
        this.sources = other.sources.copy();
        this.timeline = other.timeline.copy();
        this.notebook = other.notebook.copy();
        this.events = other.events.copy();
        this.marks.addAll(other.marks);
        this.pods.putAll(other.pods);
        this.hops = other.hops;
        this.metric = other.metric;
        this.hpa = other.hpa;
        this.deployment = other.deployment;
        this.workload = other.workload;
        this.external = other.external;
        this.datadog = other.datadog;
        this.traffic = other.traffic;
    }

    /** @return the same, which goes its own way from here; what it was told is shared, and nobody changes it */
    public PanelModel copy() {
        return new PanelModel(this);
    }

    /** @param event what was heard; in the order in which it was */
    public void take(PanelEvent event) {
        if (event instanceof PanelEvent.ObjectSeen seen) {
            sources.heard(SourceName.watch(seen.ref().kind()), seen.at());
            seen(seen);
        } else if (event instanceof PanelEvent.ObjectGone gone) {
            sources.heard(SourceName.watch(gone.ref().kind()), gone.at());
            gone(gone);
        } else if (event instanceof PanelEvent.Happened happened) {
            sources.heard(SourceName.watch(Kinds.EVENT), happened.at());
            happened(happened.event());
        } else if (event instanceof PanelEvent.ExternalRead read) {
            read(read);
        } else if (event instanceof PanelEvent.DatadogRead read) {
            datadog = Optional.of(read);
            sources.told(SourceName.DATADOG, read.at(), "");
        } else if (event instanceof PanelEvent.PathLooked looked) {
            hops = looked.diagnosis().readings();
            sources.told(SourceName.PATH, looked.at(), "");
        } else if (event instanceof PanelEvent.TrafficMeasured measured) {
            traffic = Optional.of(measured);
        } else if (event instanceof PanelEvent.TrafficChanged changed) {
            mark(new Mark(changed.at(), Mark.Kind.TRAFFIC, changed.words()));
        } else if (event instanceof PanelEvent.WatchTold told) {
            sources.told(told.what(), told.at(), told.problem());
        }
    }

    private void seen(PanelEvent.ObjectSeen seen) {
        ObjectRef ref = seen.ref();
        if (ref.equals(scope.metric())) {
            metric = Optional.of(new Heard<>(seen.at(), seen.object()));
        } else if (ref.equals(scope.hpaRef())) {
            Optional<Double> before = target();
            hpa = Optional.of(new Heard<>(seen.at(), ObjectStates.hpa(seen.object())));
            if (notebook.specified(seen.at(), seen.object())) {
                mark(new Mark(seen.at(), Mark.Kind.SETTINGS, "the HPA's settings"));
            }
            if (!before.equals(target())) {
                point(seen.at());
            }
        } else if (ref.equals(scope.deploymentRef())) {
            deployment = Optional.of(new Heard<>(seen.at(), seen.object()));
            scaled(seen.at());
        } else if (ref.kind().equals(Kinds.POD)) {
            pods.put(ref.name(), seen.object());
            scaled(seen.at());
        }
    }

    private void gone(PanelEvent.ObjectGone gone) {
        ObjectRef ref = gone.ref();
        if (ref.equals(scope.metric())) {
            metric = Optional.empty();
        } else if (ref.equals(scope.hpaRef())) {
            hpa = Optional.empty();
            point(gone.at());
        } else if (ref.equals(scope.deploymentRef())) {
            deployment = Optional.empty();
            scaled(gone.at());
        } else if (ref.kind().equals(Kinds.POD)) {
            pods.remove(ref.name());
            scaled(gone.at());
        }
    }

    /** Looks at the workload again. */
    private void scaled(Instant at) {
        Optional<WorkloadState> before = workload.map(Heard::value);
        workload = deployment.map(one -> new Heard<>(at, ObjectStates.workload(one.value(), pods.values())));
        OptionalInt was = before.map(state -> OptionalInt.of(state.wanted())).orElseGet(OptionalInt::empty);
        Optional<WorkloadState> now = workload.map(Heard::value);
        if (was.isPresent() && now.isPresent() && was.getAsInt() != now.get().wanted()) {
            notebook.rescaled(at, was.getAsInt(), now.get().wanted());
        }
        boolean same = Objects.equals(before.map(WorkloadState::wanted), now.map(WorkloadState::wanted))
                && Objects.equals(before.map(WorkloadState::ready), now.map(WorkloadState::ready));
        if (!same) {
            point(at);
        }
    }

    private void happened(KubeEvent event) {
        if (events.take(event)) {
            Matcher size = NEW_SIZE.matcher(event.message());
            if (event.reason().equals("SuccessfulRescale") && size.matches()) {
                mark(new Mark(event.seen(), Mark.Kind.RESCALE, "to " + replicas(Integer.parseInt(size.group(1)))));
            }
        }
    }

    private static String replicas(int count) {
        return count + (count == 1 ? " replica" : " replicas");
    }

    private void mark(Mark mark) {
        marks.add(mark);
        // What is there at the start is told in no order.
        marks.sort(Comparator.comparing(Mark::at));
        if (marks.size() > MOST_MARKS) {
            marks.remove(0);
        }
    }

    private void read(PanelEvent.ExternalRead read) {
        external = Optional.of(read);
        sources.told(SourceName.EXTERNAL, read.at(), "");
        notebook.sampled(read.at(), read.reading(), workload.map(Heard::value), perSecond());
        point(read.at());
    }

    private void point(Instant at) {
        Optional<WorkloadState> state = workload.map(Heard::value);
        Optional<Integer> current = hpa.map(one -> one.value().row().replicas());
        timeline.add(new Point(
                at,
                value(at),
                target().map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                state.map(WorkloadState::wanted).or(() -> current).orElse(0),
                state.map(WorkloadState::ready).or(() -> current).orElse(0),
                perSecond()));
    }

    private OptionalDouble value(Instant at) {
        return external.filter(read -> !stale(read, at))
                .flatMap(read -> StatusRows.external(read.reading()).value())
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    private Optional<Double> target() {
        return hpa.flatMap(one -> one.value().target());
    }

    private OptionalDouble perSecond() {
        return traffic.map(one -> OptionalDouble.of(one.figures().perSecond())).orElseGet(OptionalDouble::empty);
    }

    /** Read too long ago, or served with a time that is older than the cluster agent itself would take. */
    private boolean stale(PanelEvent.ExternalRead read, Instant now) {
        boolean silent =
                Duration.between(read.at(), now).compareTo(periods.hpaSync().multipliedBy(2)) > 0;
        return silent
                || (read.reading() instanceof ExternalMetric.Value value
                        && Duration.between(value.timestamp(), now).compareTo(periods.maxAge()) > 0);
    }

    /**
     * @param now the moment; not before the newest event
     * @return everything as it is then
     */
    public PanelView view(Instant now) {
        boolean hpaStale = sources.troubled(SourceName.watch(Kinds.HPA));
        boolean workloadStale = sources.troubled(SourceName.watch(Kinds.DEPLOYMENT));
        return new PanelView(
                scope,
                now,
                MetricUnit.of(metric.map(Heard::value), scope.metricName()),
                TrafficHop.in(hops, traffic, now),
                metric.map(heard -> metric(heard, now)),
                external.map(read -> new Aged<>(StatusRows.external(read.reading()), read.at(), stale(read, now))),
                datadog.map(read -> datadog(read, now)),
                hpa.map(heard -> new Aged<>(heard.value(), heard.at(), hpaStale)),
                workload.map(heard -> new Aged<>(heard.value(), heard.at(), workloadStale)),
                timeline.series(),
                List.copyOf(marks),
                events.newestFirst(),
                traffic.map(PanelEvent.TrafficMeasured::figures),
                sources.list(now));
    }

    private Aged<StatusView.MetricRow> metric(Heard<ObjectNode> heard, Instant now) {
        Optional<Instant> updated = StatusRows.updated(heard.value());
        boolean old = updated.map(time -> Duration.between(time, now).compareTo(periods.statusAge()) > 0)
                .orElse(true);
        return new Aged<>(
                StatusRows.metric(heard.value(), now),
                heard.at(),
                old || sources.troubled(SourceName.watch(Kinds.DATADOG_METRIC)));
    }

    private Aged<StatusView.External> datadog(PanelEvent.DatadogRead read, Instant now) {
        Instant when = read.newest().orElse(read.at());
        boolean old = Duration.between(when, now).compareTo(periods.maxAge()) > 0;
        String quantity = read.value().map(value -> Double.toString(value)).orElse("");
        return new Aged<>(
                new StatusView.External(read.value(), quantity, read.problem()),
                when,
                old || sources.silent(SourceName.DATADOG, now));
    }

    /** @return what was observed so far, for whoever reckons with it */
    public Observations observations() {
        return notebook.observations();
    }

    /**
     * @param after a time
     * @return what was observed after it
     */
    public Observations observations(Instant after) {
        return notebook.observations(after);
    }
}
