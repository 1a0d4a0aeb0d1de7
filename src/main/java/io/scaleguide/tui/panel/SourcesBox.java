package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import java.util.List;

/** Where it is all from, and how fresh each source is. */
final class SourcesBox implements Box {
    @Override
    public String title() {
        return "Sources";
    }

    @Override
    public StyledLine status(Moment moment) {
        long bad = moment.view().sources().stream().filter(SourcesBox::isBad).count();
        return bad == 0
                ? StyledLine.of("all fresh", Role.DIM)
                : StyledLine.of(bad + " of " + moment.view().sources().size() + " in trouble", Role.WARN);
    }

    private static boolean isBad(PanelView.Source source) {
        return !source.problem().isEmpty();
    }

    @Override
    public List<StyledLine> brief(Moment moment, int columns, int rows) {
        return full(moment, columns);
    }

    @Override
    public List<StyledLine> full(Moment moment, int columns) {
        if (moment.view().sources().isEmpty()) {
            return List.of(StyledLine.of("No source has said anything yet.", Role.DIM));
        }
        return moment.view().sources().stream()
                .flatMap(source -> Lines.wrap(line(source, moment), columns, 2).stream())
                .toList();
    }

    private static StyledLine line(PanelView.Source source, Moment moment) {
        boolean bad = isBad(source);
        String heard =
                source.heard().map(at -> "  " + moment.ages().of(at) + " ago").orElse("  never heard");
        return StyledLine.of(moment.glyphs().sign(bad ? Sign.WARNING : Sign.DONE) + " ", bad ? Role.WARN : Role.OK)
                .plus(source.what(), Role.TEXT)
                .plus(heard, Role.DIM)
                .plus(bad ? ": " + source.problem() : "", Role.WARN);
    }
}
