package io.scaleguide.tui.panel;

import io.scaleguide.panel.event.TrafficFigures;
import io.scaleguide.tui.chart.Amount;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What traffic from here meets: answers by status class, how many a second, how long they take. */
final class TrafficBox implements Box {
    /** From here on there is room for every percentile and every class of answers. */
    private static final int WIDE = 46;

    private final Optional<TrafficControls> controls;

    TrafficBox(Optional<TrafficControls> controls) {
        this.controls = controls;
    }

    @Override
    public String title() {
        return "Traffic";
    }

    @Override
    public StyledLine status(Moment moment) {
        return controls.map(each -> StyledLine.of(each.status(), each.running() ? Role.TEXT : Role.DIM))
                .orElse(StyledLine.EMPTY);
    }

    @Override
    public List<StyledLine> brief(Moment moment, int columns, int rows) {
        Optional<TrafficFigures> traffic = moment.view().traffic();
        if (traffic.isEmpty()) {
            return StyledLine.wrapped(
                    "No traffic is sent from here." + (controls.isPresent() ? " s: start, t: choose what." : ""),
                    Role.DIM,
                    columns);
        }
        TrafficFigures figures = traffic.get();
        return List.of(
                speed(figures, columns >= WIDE),
                classes(figures, columns >= WIDE, moment),
                StyledLine.of(figures.words(), Role.DIM));
    }

    private static StyledLine speed(TrafficFigures figures, boolean wide) {
        StyledLine line = StyledLine.of(Amount.words(figures.perSecond()) + "/s  ", Role.TITLE)
                .plus("p50 ", Role.DIM)
                .plus(Amount.words(figures.p50Millis()), Role.TEXT);
        if (wide) {
            line = line.plus(" p90 ", Role.DIM).plus(Amount.words(figures.p90Millis()), Role.TEXT);
        }
        return line.plus(" p99 ", Role.DIM).plus(Amount.words(figures.p99Millis()) + " ms", Role.TEXT);
    }

    private static StyledLine classes(TrafficFigures figures, boolean wide, Moment moment) {
        StyledLine line =
                StyledLine.of("2xx ", Role.DIM).plus(Amount.words(figures.ok()), figures.ok() > 0 ? Role.OK : Role.DIM);
        line = counted(line, "3xx", figures.redirects(), Role.TEXT, wide, moment);
        line = counted(line, "4xx", figures.clientErrors(), Role.WARN, wide, moment);
        line = counted(line, "5xx", figures.serverErrors(), Role.BAD, wide, moment);
        return counted(line, wide ? "no answer" : "lost", figures.failed(), Role.BAD, wide, moment);
    }

    /** What is wrong has a sign; what did not happen is grey, or left out where there is little room. */
    private static StyledLine counted(
            StyledLine line, String name, long count, Role role, boolean wide, Moment moment) {
        if (count == 0 && !wide) {
            return line;
        }
        String sign = count > 0 && role != Role.TEXT ? moment.glyphs().sign(Sign.WARNING) : "";
        return line.plus((wide ? "  " : " ") + sign + name + " ", Role.DIM)
                .plus(Amount.words(count), count > 0 ? role : Role.DIM);
    }

    @Override
    public List<StyledLine> full(Moment moment, int columns) {
        List<StyledLine> lines = new ArrayList<>();
        brief(moment, columns, Integer.MAX_VALUE).forEach(line -> lines.addAll(Lines.wrap(line, columns, 2)));
        controls.ifPresent(each -> {
            lines.add(StyledLine.EMPTY);
            lines.addAll(StyledLine.wrapped(
                    "s starts and stops, + and - send twice and half as much, o takes another profile,"
                            + " t or Enter chooses everything. Traffic from here ends with this panel.",
                    Role.DIM,
                    columns));
        });
        return lines;
    }
}
