package io.scaleguide.panel.insight;

import io.scaleguide.panel.model.PanelModel;
import io.scaleguide.panel.record.Recording;
import io.scaleguide.panel.record.RecordingHeader;
import io.scaleguide.panel.session.Rescale;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.Session;
import io.scaleguide.panel.session.SpecChange;
import io.scaleguide.panel.shadow.HpaOutcome;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is reckoned with: nothing but what was seen.
 *
 * @param session the samples, specs and rescales
 * @param outcomes the HPA's status as it changed, oldest first
 */
public record Evidence(Session session, List<HpaOutcome> outcomes) {
    /** Nothing was seen. */
    public static final Evidence NONE = new Evidence(Session.EMPTY, List.of());

    /** Copies the list. */
    public Evidence {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * @param recording a recording
     * @return what it holds from its start to its end
     */
    public static Evidence of(Recording recording) {
        RecordingHeader header = recording.header();
        PanelModel model = new PanelModel(header.scope(), header.periods());
        Outcomes outcomes = new Outcomes(header.scope().hpaRef());
        recording.events().forEach(event -> {
            model.take(event);
            outcomes.take(event);
        });
        EvidenceLog log = new EvidenceLog();
        log.add(model.observations(), outcomes.list());
        return log.evidence();
    }

    /**
     * @param time a time
     * @return what had been seen by then
     */
    public Evidence until(Instant time) {
        return part(at -> !at.isAfter(time));
    }

    /**
     * @param time a time
     * @return what was seen after it
     */
    public Evidence after(Instant time) {
        return part(at -> at.isAfter(time));
    }

    private Evidence part(Predicate<Instant> meant) {
        return new Evidence(
                new Session(
                        part(session.samples(), Sample::at, meant),
                        part(session.specs(), SpecChange::at, meant),
                        part(session.rescales(), Rescale::at, meant)),
                part(outcomes, HpaOutcome::at, meant));
    }

    private static <T> List<T> part(List<T> all, Function<T, Instant> time, Predicate<Instant> meant) {
        return all.stream().filter(one -> meant.test(time.apply(one))).toList();
    }
}
