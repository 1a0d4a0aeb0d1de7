package io.scaleguide.panel.fleet;

import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.event.SourceName;
import io.scaleguide.panel.fleet.FleetView.Row;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.status.StatusRows;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * Folds what is heard of all HPAs and DatadogMetrics into the fleet. A change moves the one HPA that it is about, in a time that hardly grows
 * with the fleet; metrics that grow late are known by a queue of when that will be. For one thread.
 */
public final class FleetModel {
    private static final Comparator<Row> WORST_FIRST =
            Comparator.comparing(Row::trouble).thenComparing(Row::namespace).thenComparing(Row::name);

    private static final Comparator<ObjectRef> BY_NAME =
            Comparator.comparing(ObjectRef::namespace).thenComparing(ObjectRef::name);

    private static final Comparator<Due> FIRST_DUE =
            Comparator.comparing(Due::at).thenComparing(Due::hpa, BY_NAME);

    private final FleetJudge judge;
    private final Map<ObjectRef, ObjectNode> hpas = new HashMap<>();
    private final Map<ObjectRef, ObjectNode> metrics = new HashMap<>();
    private final Map<ObjectRef, Set<ObjectRef>> usersOf = new HashMap<>();
    private final Map<ObjectRef, Row> rows = new HashMap<>();
    private final TreeSet<Row> sorted = new TreeSet<>(WORST_FIRST);
    private final TreeSet<Due> due = new TreeSet<>(FIRST_DUE);
    private final Map<ObjectRef, Due> dueOf = new HashMap<>();
    private final Map<String, String> problems = new TreeMap<>();
    private Instant now;
    private boolean listed;
    private boolean changed = true;

    /** When an HPA is to be judged again though nothing was heard; one for each that can grow late. */
    private record Due(Instant at, ObjectRef hpa) {}

    /**
     * @param periods how often each station works, which says what is late
     * @param start when it begins
     */
    public FleetModel(Periods periods, Instant start) {
        this.judge = new FleetJudge(periods);
        this.now = start;
    }

    /** @param event what was heard; in the order in which it was */
    public void take(PanelEvent event) {
        now = event.at().isAfter(now) ? event.at() : now;
        if (event instanceof PanelEvent.ObjectSeen seen) {
            seen(seen.ref(), seen.object());
        } else if (event instanceof PanelEvent.ObjectGone gone) {
            gone(gone.ref());
        } else if (event instanceof PanelEvent.WatchTold told) {
            Optional<String> before = Optional.ofNullable(
                    told.problem().isEmpty()
                            ? problems.remove(told.what())
                            : problems.put(told.what(), told.problem()));
            changed |= !before.orElse("").equals(told.problem());
            boolean all = told.problem().isEmpty() && told.what().equals(SourceName.HPA);
            changed |= all && !listed;
            listed |= all;
        }
    }

    private void seen(ObjectRef ref, ObjectNode object) {
        if (ref.kind().equals(Kinds.DATADOG_METRIC)) {
            metrics.put(ref, object);
            usersOf.getOrDefault(ref, Set.of()).forEach(this::judge);
        } else if (ref.kind().equals(Kinds.HPA)) {
            Optional<ObjectRef> metric = StatusRows.metricOf(object);
            forgetUse(ref);
            if (metric.isEmpty()) {
                forget(ref);
                return;
            }
            hpas.put(ref, object);
            usersOf.computeIfAbsent(metric.get(), none -> new TreeSet<>(BY_NAME))
                    .add(ref);
            judge(ref);
        }
    }

    private void gone(ObjectRef ref) {
        if (ref.kind().equals(Kinds.DATADOG_METRIC)) {
            metrics.remove(ref);
            usersOf.getOrDefault(ref, Set.of()).forEach(this::judge);
        } else if (ref.kind().equals(Kinds.HPA)) {
            forgetUse(ref);
            forget(ref);
        }
    }

    private void forgetUse(ObjectRef hpa) {
        Optional.ofNullable(hpas.get(hpa)).flatMap(StatusRows::metricOf).ifPresent(metric -> {
            Set<ObjectRef> users = usersOf.getOrDefault(metric, Set.of());
            if (users.remove(hpa) && users.isEmpty()) {
                usersOf.remove(metric);
            }
        });
    }

    private void forget(ObjectRef hpa) {
        hpas.remove(hpa);
        judgeAgain(hpa, Optional.empty());
        Optional.ofNullable(rows.remove(hpa)).ifPresent(row -> {
            sorted.remove(row);
            changed = true;
        });
    }

    private void judge(ObjectRef ref) {
        ObjectNode hpa = Optional.ofNullable(hpas.get(ref)).orElseThrow();
        Optional<ObjectNode> metric = StatusRows.metricOf(hpa).flatMap(one -> Optional.ofNullable(metrics.get(one)));
        Row row = judge.row(ref, hpa, metric, now);
        Optional<Row> before = Optional.ofNullable(rows.put(ref, row));
        if (!before.equals(Optional.of(row))) {
            before.ifPresent(sorted::remove);
            sorted.add(row);
            changed = true;
        }
        judgeAgain(ref, judge.lateAt(row).filter(at -> at.isAfter(now)));
    }

    private void judgeAgain(ObjectRef ref, Optional<Instant> at) {
        Optional.ofNullable(dueOf.remove(ref)).ifPresent(due::remove);
        at.map(time -> new Due(time, ref)).ifPresent(one -> {
            dueOf.put(ref, one);
            due.add(one);
        });
    }

    /** How many HPAs are to be judged again. */
    int awaited() {
        return due.size();
    }

    /**
     * Lets time pass.
     *
     * @param moment the moment; not before what was heard
     * @return whether the view of then differs from the one that was made last in more than its time
     */
    public boolean isNew(Instant moment) {
        now = moment.isAfter(now) ? moment : now;
        while (!due.isEmpty() && !due.first().at().isAfter(now)) {
            judge(due.first().hpa());
        }
        return changed;
    }

    /**
     * @param moment the moment; not before what was heard
     * @return the fleet as it is then
     */
    public FleetView view(Instant moment) {
        if (isNew(moment)) {
            changed = false;
        }
        return new FleetView(now, List.copyOf(sorted), listed, List.copyOf(problems.values()));
    }
}
