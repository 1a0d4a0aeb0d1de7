package io.scaleguide.panel.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.SimulatedSession;
import io.scaleguide.panel.Specs;
import io.scaleguide.panel.model.Observations;
import io.scaleguide.panel.model.PanelModel;
import io.scaleguide.panel.record.RecordingHeader;
import io.scaleguide.panel.session.Rescale;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.Session;
import io.scaleguide.panel.shadow.HpaOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EvidenceLogTest {
    private static final Instant START = SimulatedSession.START;

    @Test
    void eachSampleHasTheTargetOfItsTimeAndWhatTheHpaWantedByThen() {
        Observations observed = new Observations(
                List.of(sample(15, 90_000, 1), sample(30, 400_000, 1), sample(45, 300_000, 3)),
                List.of(spec(0, "150"), spec(40, "200")),
                List.of(new Observations.Rescale(START.plusSeconds(32), 1, 3)));

        Session session = joined(observed, List.of(outcome(20, 1), outcome(31, 3)));

        assertThat(session.samples())
                .extracting(Sample::targetMilli, Sample::desiredReplicas)
                .containsExactly(
                        tuple(OptionalLong.of(150_000), OptionalInt.empty()),
                        tuple(OptionalLong.of(150_000), OptionalInt.of(1)),
                        tuple(OptionalLong.of(200_000), OptionalInt.of(3)));
        assertThat(session.rescales()).containsExactly(new Rescale(START.plusSeconds(32), 1, 3, ""));
        assertThat(session.specs()).hasSize(2);
    }

    @Test
    void anAverageIsHeldAgainstItsTargetForEachReplica() {
        ObjectNode spec = (ObjectNode) JsonMapper.shared().readTree("""
                {"maxReplicas": 9, "metrics": [{"type": "External", "external": {
                  "metric": {"name": "queue"}, "target": {"type": "AverageValue", "averageValue": "30"}}}]}
                """);

        Session session = joined(
                new Observations(
                        List.of(sample(15, 90_000, 4)), List.of(new Observations.SpecSeen(START, spec)), List.of()),
                List.of());

        assertThat(session.samples()).extracting(Sample::targetMilli).containsExactly(OptionalLong.of(120_000));
    }

    @Test
    void aSampleWithoutAValueSaysSoAndOneOfBeforeTheWorkloadWasHeardOfIsLeftOut() {
        Observations observed = new Observations(
                List.of(sample(0, 90_000, 0), missing(15, 2), sample(30, 90_000, 0)), List.of(), List.of());

        List<Sample> samples = joined(observed, List.of()).samples();

        assertThat(samples)
                .extracting(Sample::missing, Sample::specReplicas)
                .containsExactly(tuple("the External Metrics API gave no value", 2), tuple("", 0));
    }

    @Test
    void aSpecThatNoApiServerWouldAdmitIsLeftOut() {
        Observations observed =
                new Observations(List.of(sample(15, 90_000, 1)), List.of(spec(0, "many"), spec(10, "150")), List.of());

        assertThat(joined(observed, List.of()).specs()).hasSize(1);
    }

    @Test
    void aRecordingIsASession() {
        Session session = Evidence.of(Recorded.session()).session();

        assertThat(session.samples()).isNotEmpty();
        assertThat(session.specs()).hasSize(2);
        assertThat(session.rescales()).extracting(Rescale::from, Rescale::to).contains(tuple(1, 3));
    }

    @Test
    void whatHadBeenSeenByATimeHoldsNothingLater() {
        Evidence all = Evidence.of(Recorded.session());
        Instant time = Recorded.session().header().start().plusSeconds(100);

        Evidence then = all.until(time);

        assertThat(then.session().samples())
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.at()).isBeforeOrEqualTo(time))
                .hasSizeLessThan(all.session().samples().size());
        assertThat(then.session().specs()).hasSize(1);
        assertThat(then.outcomes()).hasSizeLessThan(all.outcomes().size());
    }

    @Test
    void whatComesInPiecesIsTheSameAsAtOnce() {
        Evidence all = Evidence.of(Recorded.session());
        EvidenceLog pieces = new EvidenceLog();
        RecordingHeader header = Recorded.session().header();
        PanelModel model = new PanelModel(header.scope(), header.periods());
        Outcomes outcomes = new Outcomes(header.scope().hpaRef());
        Recorded.session().events().forEach(event -> {
            outcomes.take(event);
            model.take(event);
            pieces.add(model.observations(pieces.observedUntil()), outcomes.list(pieces.toldUntil()));
        });

        assertThat(pieces.evidence()).isEqualTo(all);
    }

    private static Session joined(Observations observed, List<HpaOutcome> outcomes) {
        EvidenceLog log = new EvidenceLog();
        log.add(observed, outcomes);
        return log.evidence().session();
    }

    private static Observations.Sample sample(int second, long thousandths, int replicas) {
        return new Observations.Sample(
                START.plusSeconds(second),
                OptionalLong.of(thousandths),
                replicas,
                replicas,
                replicas,
                OptionalDouble.empty());
    }

    private static Observations.Sample missing(int second, int replicas) {
        return new Observations.Sample(
                START.plusSeconds(second), OptionalLong.empty(), replicas, replicas, replicas, OptionalDouble.empty());
    }

    private static Observations.SpecSeen spec(int second, String target) {
        return new Observations.SpecSeen(START.plusSeconds(second), (ObjectNode) Specs.hpa(1, 9, target, ""));
    }

    private static HpaOutcome outcome(int second, int desired) {
        return new HpaOutcome(
                START.plusSeconds(second), 1, 1, OptionalLong.of(90_000), false, 1, desired, Optional.empty());
    }
}
