package io.scaleguide.panel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.PanelView.Mark;
import io.scaleguide.panel.view.Series.Point;
import io.scaleguide.path.status.StatusView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PanelModelTest {

    @Test
    void theSessionUnderLoadLooksLikeThis() throws IOException {
        assertThat(ViewText.of(Recorded.until(100).view()))
                .isEqualTo(Files.readString(Path.of("src/test/resources/panel/load.view.txt")));
    }

    @Test
    void theSessionWithAStaleMetricLooksLikeThis() throws IOException {
        assertThat(ViewText.of(Recorded.until(272).view()))
                .isEqualTo(Files.readString(Path.of("src/test/resources/panel/stale.view.txt")));
    }

    @Test
    void theMetricsRowIsTheOneThatKubectlPrints() {
        assertThat(Recorded.until(100).view().metric().orElseThrow().value())
                .isEqualTo(new StatusView.MetricRow(
                        "echo-latency", "True", "True", "395.5", "shop/echo", Optional.of(20L)));
    }

    @Test
    void anEventThatComesAgainIsOneEventAndOneMark() {
        PanelView view = Recorded.until(100).view();

        assertThat(view.events()).singleElement().satisfies(event -> assertThat(event.count())
                .isEqualTo(1));
        assertThat(view.marks())
                .extracting(Mark::kind, Mark::words)
                .containsExactly(
                        tuple(Mark.Kind.TRAFFIC, "16 connections to http://203.0.113.9/echo"),
                        tuple(Mark.Kind.RESCALE, "to 3 replicas"));
    }

    @Test
    void otherSettingsOfTheHpaAreMarkedAndItsFirstOnesAreNot() {
        assertThat(Recorded.until(319).view().marks()).noneMatch(mark -> mark.kind() == Mark.Kind.SETTINGS);
        assertThat(Recorded.until(320).view().marks())
                .filteredOn(mark -> mark.kind() == Mark.Kind.SETTINGS)
                .extracting(Mark::at)
                .containsExactly(Recorded.session().header().start().plusSeconds(320));
    }

    @Test
    void anEventThatIsCountedOnTakesThePlaceOfTheOlderOne() {
        assertThat(Recorded.until(300).view().events())
                .extracting(event -> event.reason() + " x" + event.count())
                .containsExactly("FailedGetExternalMetric x2", "SuccessfulRescale x1");
    }

    @Test
    void aLostWatchMakesWhatItToldStale() {
        assertThat(Recorded.until(289).view().hpa().orElseThrow().stale()).isFalse();
        assertThat(Recorded.until(291).view().hpa().orElseThrow().stale()).isTrue();
        assertThat(Recorded.until(293).view().hpa().orElseThrow().stale()).isFalse();
    }

    @Test
    void aValueThatIsNotReadForTwoSyncsIsStaleAndNotInTheSeries() {
        PanelView soon = Recorded.until(350).view();
        assertThat(soon.external().orElseThrow().stale()).isTrue();
        assertThat(soon.sources()).anySatisfy(source -> assertThat(source.problem())
                .isEqualTo("The External Metrics API has said nothing for 34 s."));
    }

    @Test
    void observationsCarryWhatAReckonerNeeds() {
        Observations seen = Recorded.until(330).observations();

        assertThat(seen.rescales())
                .extracting(one -> one.from() + " to " + one.to())
                .containsExactly("1 to 3", "3 to 1");
        assertThat(seen.specs())
                .extracting(one -> one.spec().path("maxReplicas").asInt())
                .containsExactly(5, 8);
        assertThat(seen.samples()).anySatisfy(sample -> {
            assertThat(sample.thousandths()).hasValue(408_000);
            assertThat(sample.specReplicas()).isEqualTo(1);
            assertThat(sample.perSecond()).hasValue(39.2);
        });
        assertThat(seen.samples())
                .anySatisfy(sample -> assertThat(sample.thousandths()).isEmpty());
    }

    @Test
    void theSeriesHasNoTimeTwiceAndGrowsInTime() {
        assertThat(Recorded.until(330).view().series().points())
                .extracting(Point::at)
                .doesNotHaveDuplicates()
                .isSorted();
    }
}
