package io.scaleguide.panel.story;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.PanelView.Aged;
import io.scaleguide.panel.view.WorkloadState;
import io.scaleguide.path.budget.Durations;
import io.scaleguide.path.budget.Periods;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The workload's replicas: when those that were asked for are there, when they take too long, and when some fail. */
final class ReplicasStrand implements Strand {
    /** A replica that is replaced at once is not worth a word. */
    private static final Duration BRIEF = Duration.ofSeconds(10);

    private final Duration patience;
    private Optional<WorkloadState> last = Optional.empty();
    private Optional<Change> change = Optional.empty();
    private Optional<Instant> fewerSince = Optional.empty();
    private boolean toldFewer;

    /** A change of the replicas that are asked for, until they are there. */
    private record Change(Instant since, boolean up, boolean toldLate) {}

    ReplicasStrand(Periods periods) {
        this(periods.podStart());
    }

    private ReplicasStrand(Duration patience) {
        this.patience = patience;
    }

    @Override
    public ReplicasStrand copy() {
        ReplicasStrand copy = new ReplicasStrand(patience);
        copy.last = last;
        copy.change = change;
        copy.fewerSince = fewerSince;
        copy.toldFewer = toldFewer;
        return copy;
    }

    @Override
    public void look(PanelView view, BiConsumer<Sentence.Topic, String> tell) {
        Optional<WorkloadState> now = view.workload().map(Aged::value);
        if (now.isPresent()) {
            look(view.now(), now.get()).ifPresent(words -> tell.accept(Sentence.Topic.REPLICAS, words));
        } else if (last.isPresent()) {
            tell.accept(Sentence.Topic.REPLICAS, view.scope().workload() + " is gone.");
        }
        last = now;
    }

    private Optional<String> look(Instant at, WorkloadState now) {
        int before = last.map(WorkloadState::wanted).orElse(now.wanted());
        if (before != now.wanted()) {
            change = Optional.of(new Change(at, now.wanted() > before, false));
            fewerSince = Optional.empty();
            toldFewer = false;
        }
        return change.isPresent() ? changing(at, now, change.get()) : steady(at, now);
    }

    private Optional<String> changing(Instant at, WorkloadState now, Change current) {
        Duration took = Duration.between(current.since(), at);
        if (now.ready() == now.wanted() && now.replicas() == now.wanted()) {
            change = Optional.empty();
            return Optional.of(
                    current.up()
                            ? Words.ready(now.ready(), now.wanted()) + ", " + Durations.words(took)
                                    + " after they were asked for."
                            : "The workload is down to " + Words.replicas(now.wanted()) + ".");
        }
        if (current.up() && !current.toldLate() && took.compareTo(patience) > 0) {
            change = Optional.of(new Change(current.since(), true, true));
            return Optional.of("Only " + Words.ready(now.ready(), now.wanted()) + ", " + Durations.words(took)
                    + " after they were asked for." + trouble(now));
        }
        return Optional.empty();
    }

    private Optional<String> steady(Instant at, WorkloadState now) {
        if (now.ready() >= now.wanted()) {
            fewerSince = Optional.empty();
            boolean again = toldFewer;
            toldFewer = false;
            return again ? Optional.of(Words.ready(now.ready(), now.wanted()) + " again.") : Optional.empty();
        }
        Instant since = fewerSince.orElse(at);
        fewerSince = Optional.of(since);
        if (toldFewer || Duration.between(since, at).compareTo(BRIEF) < 0) {
            return Optional.empty();
        }
        toldFewer = true;
        return Optional.of("Only " + Words.ready(now.ready(), now.wanted()) + "." + trouble(now));
    }

    private static String trouble(WorkloadState now) {
        return now.pods().stream()
                .filter(pod -> !pod.ready()
                        && !pod.state().equals("Running")
                        && !pod.state().equals("Terminating"))
                .findFirst()
                .map(pod -> " Pod " + pod.name() + ": " + pod.state() + ".")
                .orElse("");
    }
}
