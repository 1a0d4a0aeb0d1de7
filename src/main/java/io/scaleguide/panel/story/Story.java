package io.scaleguide.panel.story;

import io.scaleguide.kube.Kinds;
import io.scaleguide.panel.event.PanelEvent;
import io.scaleguide.panel.event.SourceName;
import io.scaleguide.panel.model.Observations;
import io.scaleguide.panel.model.PanelModel;
import io.scaleguide.panel.view.HpaState;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.PanelView.Aged;
import io.scaleguide.panel.view.WorkloadState;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.scope.PathScope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The panel's model with what is worth hearing about it: one sentence for each change. Time passes in whole seconds, whoever lets it pass and
 * however often, so the same events tell the same story, live or from a recording. For one thread.
 */
public final class Story {
    /** After a longer gap between two events only the last part of it is lived through. */
    private static final Duration LONGEST_GAP = Duration.ofHours(1);

    /** How long the beginning waits for everything to be heard once. */
    private static final Duration BEGINNING = Duration.ofSeconds(5);

    private final PanelModel model;
    private final HpaStrand hpa;
    private final Strand sources;
    private final List<Strand> strands;
    private final List<Sentence> told = new ArrayList<>();
    private final Instant start;
    private Instant now;
    private boolean begun;

    /**
     * @param scope the names along the path
     * @param periods how often each station works
     * @param start when it begins; before the first event
     */
    public Story(PathScope scope, Periods periods, Instant start) {
        this.start = start;
        this.now = start;
        this.model = new PanelModel(scope, periods);
        this.hpa = new HpaStrand();
        this.sources = new SourceStrand();
        this.strands = List.of(
                new PathStrand(), new FreshnessStrand(periods), new ValueStrand(), hpa, new ReplicasStrand(periods));
    }

    private Story(Story other) {
        this.start = other.start;
        this.now = other.now;
        this.begun = other.begun;
        this.model = other.model.copy();
        this.hpa = other.hpa.copy();
        this.sources = other.sources.copy();
        this.strands = other.strands.stream()
                .map(strand -> strand == other.hpa ? hpa : strand.copy())
                .toList();
    }

    /** @return the same, which goes its own way from here; costs as much memory as a few thousand references */
    public Story copy() {
        return new Story(this);
    }

    /**
     * Hears something; the time before it passes first.
     *
     * @param event what was heard
     * @return what is worth hearing of it
     */
    public List<Sentence> take(PanelEvent event) {
        pass(event.at());
        now = event.at().isAfter(now) ? event.at() : now;
        model.take(event);
        look();
        if (event instanceof PanelEvent.TrafficChanged changed) {
            tell(Sentence.Topic.TRAFFIC, Words.ended(changed.words()));
        }
        return drain();
    }

    /**
     * Lets time pass, in which things grow old.
     *
     * @param to until when
     * @return what is worth hearing of that
     */
    public List<Sentence> advance(Instant to) {
        pass(to);
        return drain();
    }

    private void pass(Instant to) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        if (Duration.between(second, to).compareTo(LONGEST_GAP) > 0) {
            second = to.minus(LONGEST_GAP).truncatedTo(ChronoUnit.SECONDS);
        }
        for (; !second.isAfter(to); second = second.plusSeconds(1)) {
            now = second;
            look();
            // Sources that are lost in the same second are lost together; one that is back within it was never lost.
            if (begun) {
                sources.look(model.view(now), this::tell);
            }
        }
    }

    private void look() {
        PanelView view = model.view(now);
        if (!begun && !begin(view)) {
            return;
        }
        strands.forEach(strand -> strand.look(view, this::tell));
    }

    /** Whether the story can begin: everything was heard once, or that takes too long. */
    private boolean begin(PanelView view) {
        boolean heard = view.hpa().isPresent()
                && view.external().isPresent()
                && view.workload().isPresent();
        boolean waited = Duration.between(start, now).compareTo(BEGINNING) >= 0;
        if (!heard && !waited) {
            return false;
        }
        begun = true;
        hpa.begin(view);
        tell(Sentence.Topic.START, beginning(view));
        return true;
    }

    private String beginning(PanelView view) {
        PathScope scope = view.scope();
        String name = scope.namespace() + "/" + scope.hpa();
        Optional<HpaState> state = view.hpa().map(Aged::value);
        if (state.isEmpty()) {
            boolean known = view.sources().stream()
                    .anyMatch(source -> source.what().equals(SourceName.watch(Kinds.HPA))
                            && source.problem().isEmpty());
            return known ? "There is no HPA " + name + " yet." : "Nothing is heard of HPA " + name + " yet.";
        }
        String value = view.external()
                .flatMap(one -> one.value().value())
                .map(number -> ": " + Words.value(view, number))
                .orElse(": no value yet");
        String target = state.flatMap(HpaState::target)
                .map(number -> ", target " + Words.value(view, number))
                .orElse("");
        String replicas = view.workload()
                .map(Aged::value)
                .map((WorkloadState one) -> "; " + Words.ready(one.ready(), one.wanted()))
                .orElse("");
        return "HPA " + name + value + target + replicas + ".";
    }

    private void tell(Sentence.Topic topic, String words) {
        told.add(new Sentence(now, topic, words, figures(model.view(now))));
    }

    private static Sentence.Figures figures(PanelView view) {
        Optional<WorkloadState> workload = view.workload().map(Aged::value);
        return new Sentence.Figures(
                view.external().flatMap(one -> one.value().value()),
                view.hpa().flatMap(one -> one.value().target()),
                view.unit(),
                workload.map(WorkloadState::wanted).orElse(0),
                workload.map(WorkloadState::ready).orElse(0));
    }

    private List<Sentence> drain() {
        List<Sentence> all = List.copyOf(told);
        told.clear();
        return all;
    }

    /** @return everything as it stands after what was heard and the time that passed */
    public PanelView view() {
        return model.view(now);
    }

    /** @return what was observed so far */
    public Observations observations() {
        return model.observations();
    }

    /**
     * @param after a time
     * @return what was observed after it
     */
    public Observations observations(Instant after) {
        return model.observations(after);
    }
}
