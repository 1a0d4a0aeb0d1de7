package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.path.status.MetricUnit;
import io.scaleguide.text.TimeOfDay;
import io.scaleguide.tui.chart.Amount;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * What the boxes draw.
 *
 * @param view what is known
 * @param ages the ages at its moment
 * @param zone gives the time zone of the times shown
 * @param glyphs the signs that can be drawn
 */
record Moment(PanelView view, Ages ages, Supplier<ZoneId> zone, Glyphs glyphs) {
    /** A value of the metric, with its unit. */
    String amount(double value) {
        return MetricUnit.with(Amount.words(value), view.unit());
    }

    String clock(Instant at) {
        return TimeOfDay.seconds(at, zone.get());
    }

    /** How old something is: in words where it is older than it should be. */
    StyledLine age(PanelView.Aged<?> aged) {
        String age = ages.of(aged.at());
        return aged.stale() ? StyledLine.of("STALE " + age, Role.WARN) : StyledLine.of(age + " ago", Role.DIM);
    }

    /** What is stale is grey as well. */
    Role role(PanelView.Aged<?> aged, Role fresh) {
        return aged.stale() ? Role.DIM : fresh;
    }
}
