package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.Series;
import io.scaleguide.tui.chart.Count;
import io.scaleguide.tui.chart.PlotData;
import io.scaleguide.tui.chart.Sample;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PlotSourceTest {
    @Test
    void whatIsFreshIsPlottedAsItWas() {
        PanelView view = Session.healthy().view();

        PlotData data = PlotSource.of(view, Instant.EPOCH);

        assertThat(data.values()).hasSameSizeAs(view.series().points()).noneMatch(Sample::stale);
        assertThat(data.targets())
                .containsExactly(Sample.of(view.series().points().get(0).at(), 25));
        assertThat(data.replicas()).hasSize(3);
        assertThat(data.flags()).hasSameSizeAs(view.marks());
    }

    @Test
    void aStaleValueIsCarriedOnToNowAsStale() {
        PanelView view = Session.stale().view();

        List<Sample> values = PlotSource.of(view, Instant.EPOCH).values();

        Sample last = values.get(values.size() - 1);
        assertThat(last.at()).isEqualTo(view.now());
        assertThat(last.stale()).isTrue();
        assertThat(values.stream().filter(Sample::stale)).hasSize(8).allMatch(sample -> sample.value()
                .equals(last.value()));
    }

    @Test
    void aTargetThatIsTakenAwayEnds() {
        Session session = Session.healthy();
        List<Series.Point> points = session.series.points();
        Series.Point first = points.get(0);
        Series.Point second = new Series.Point(
                points.get(1).at(), first.value(), OptionalDouble.empty(), 2, 2, OptionalDouble.empty());
        session.series = new Series(List.of(first, second));

        assertThat(PlotSource.of(session.view(), Instant.EPOCH).targets())
                .containsExactly(Sample.of(first.at(), 25), Sample.none(second.at()));
    }

    @Test
    void whatIsOlderThanThePlotIsLeftOutButForHowThingsStoodThen() {
        PanelView view = Session.healthy().view();
        List<Series.Point> points = view.series().points();
        Series.Point before = points.get(points.size() - 3);
        Instant from = before.at().plusMillis(1);

        PlotData data = PlotSource.of(view, from);

        assertThat(data.values())
                .extracting(Sample::at)
                .containsExactly(
                        before.at(),
                        points.get(points.size() - 2).at(),
                        points.get(points.size() - 1).at());
        assertThat(data.targets()).containsExactly(Sample.of(before.at(), 25));
        assertThat(data.replicas()).extracting(Count::wanted).containsExactly(before.wanted());
        assertThat(PlotSource.of(view, view.now().plusSeconds(1)).values()).hasSize(1);
    }
}
