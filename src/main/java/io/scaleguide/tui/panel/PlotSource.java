package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.panel.view.Series;
import io.scaleguide.tui.chart.Count;
import io.scaleguide.tui.chart.Flag;
import io.scaleguide.tui.chart.PlotData;
import io.scaleguide.tui.chart.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is plotted of a view. */
final class PlotSource {
    /** Four syncs of the HPA: values further apart have something missing between them. */
    private static final Duration JOINED = Duration.ofSeconds(60);

    private static final Duration CARRIED_EVERY = Duration.ofSeconds(30);

    private PlotSource() {}

    /** @param from what is older is not drawn */
    static PlotData of(PanelView view, Instant from) {
        List<Series.Point> points = since(view.series().points(), from);
        return new PlotData(view.unit(), values(view, points), targets(points), counts(points), flags(view), JOINED);
    }

    /** From the last one before a time on: what was so by then is so until the next. After a day nearly all are older, and each frame would go through them. */
    private static List<Series.Point> since(List<Series.Point> points, Instant from) {
        int first = points.size();
        while (first > 0 && !points.get(first - 1).at().isBefore(from)) {
            first--;
        }
        return points.subList(Math.max(0, first - 1), points.size());
    }

    /** The values; from when the last one is stale it is carried on as such. */
    private static List<Sample> values(PanelView view, List<Series.Point> points) {
        Optional<Instant> stale = view.external().filter(PanelView.Aged::stale).map(PanelView.Aged::at);
        List<Sample> values = new ArrayList<>();
        OptionalDouble last = OptionalDouble.empty();
        for (Series.Point point : points) {
            boolean old = stale.filter(point.at()::isAfter).isPresent();
            values.add(new Sample(point.at(), point.value(), old));
            last = point.value();
        }
        if (stale.isPresent() && last.isPresent()) {
            Instant from = values.get(values.size() - 1).at();
            for (Instant at = from.plus(CARRIED_EVERY); at.isBefore(view.now()); at = at.plus(CARRIED_EVERY)) {
                values.add(new Sample(at, last, true));
            }
            values.add(new Sample(view.now(), last, true));
        }
        return values;
    }

    private static List<Sample> targets(List<Series.Point> points) {
        List<Sample> targets = new ArrayList<>();
        OptionalDouble last = OptionalDouble.empty();
        for (Series.Point point : points) {
            if (!point.target().equals(last)) {
                last = point.target();
                targets.add(new Sample(point.at(), last, false));
            }
        }
        return targets;
    }

    private static List<Count> counts(List<Series.Point> points) {
        List<Count> counts = new ArrayList<>();
        for (Series.Point point : points) {
            Count last = counts.isEmpty() ? new Count(point.at(), -1, -1) : counts.get(counts.size() - 1);
            if (last.wanted() != point.wanted() || last.ready() != point.ready()) {
                counts.add(new Count(point.at(), point.wanted(), point.ready()));
            }
        }
        return counts;
    }

    private static List<Flag> flags(PanelView view) {
        return view.marks().stream()
                .map(mark -> new Flag(mark.at(), kind(mark.kind()), mark.words()))
                .toList();
    }

    private static Flag.Kind kind(PanelView.Mark.Kind kind) {
        return switch (kind) {
            case RESCALE -> Flag.Kind.RESCALE;
            case TRAFFIC -> Flag.Kind.TRAFFIC;
            case SETTINGS -> Flag.Kind.SETTINGS;
        };
    }
}
