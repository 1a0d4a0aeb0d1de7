package io.scaleguide.panel.insight;

import io.scaleguide.panel.model.Observations;
import io.scaleguide.panel.model.PanelModel;
import io.scaleguide.panel.record.Recording;
import io.scaleguide.panel.record.RecordingHeader;
import io.scaleguide.panel.session.Session;
import io.scaleguide.panel.shadow.HpaOutcome;
import java.time.Instant;
import java.util.List;

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
     * @param observed what a panel observed
     * @param outcomes the HPA's status as it changed, oldest first
     * @return both, joined
     */
    public static Evidence of(Observations observed, List<HpaOutcome> outcomes) {
        return new Evidence(ObservedSession.of(observed, outcomes), outcomes);
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
        return of(model.observations(), outcomes.list());
    }

    /**
     * @param time a time
     * @return what had been seen by then
     */
    public Evidence until(Instant time) {
        return new Evidence(
                new Session(
                        session.samples().stream()
                                .takeWhile(one -> !one.at().isAfter(time))
                                .toList(),
                        session.specs().stream()
                                .takeWhile(one -> !one.at().isAfter(time))
                                .toList(),
                        session.rescales().stream()
                                .takeWhile(one -> !one.at().isAfter(time))
                                .toList()),
                outcomes.stream().takeWhile(one -> !one.at().isAfter(time)).toList());
    }
}
