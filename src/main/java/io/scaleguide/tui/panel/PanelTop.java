package io.scaleguide.tui.panel;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.text.Cells;
import io.scaleguide.tui.app.HeaderBar;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The panel's first rows: which cluster, HPA and moment, and what is to be known above everything else. */
record PanelTop(Canvas canvas, Board board, Moment moment) {
    /** Whether a source is not to be trusted. */
    static boolean isTroubled(PanelView view) {
        return !troubled(view).isEmpty();
    }

    private static List<PanelView.Source> troubled(PanelView view) {
        return view.sources().stream()
                .filter(source -> !source.problem().isEmpty())
                .toList();
    }

    /**
     * Draws the bar.
     *
     * @param recording whether no cluster is looked at, but a recording of one
     * @param live what is said of the newest moment; empty when time is stopped at an earlier one
     */
    void header(ClusterMark cluster, boolean recording, Optional<String> live) {
        PanelView view = moment.view();
        String whole = Stream.of(view.scope().namespace(), view.scope().hpa())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
        String ellipsis = moment.glyphs().sign(Sign.ELLIPSIS);
        String name = Cells.cut(whole, board.header().columns() * 2 / 5, ellipsis) + "  ";
        StyledLine end = live.map(word -> StyledLine.of(name + word + " ", Role.BAR))
                .orElseGet(() ->
                        StyledLine.of(name, Role.BAR).plus(" PAUSED " + moment.clock(view.now()) + " ", Role.FOUND));
        if (recording) {
            HeaderBar.draw(canvas, board.header(), "recording of " + cluster.context(), end, moment.glyphs());
        } else {
            bar(canvas, board.header(), cluster, end, moment.glyphs());
        }
    }

    /** The bar of a page whose cluster is known as soon as the kubeconfig is read. */
    static void bar(Canvas canvas, Area area, ClusterMark cluster, StyledLine end, Glyphs glyphs) {
        if (cluster.context().isEmpty()) {
            HeaderBar.draw(canvas, area, "the cluster of your kubeconfig", end, glyphs);
        } else {
            HeaderBar.draw(canvas, area, cluster, end, glyphs);
        }
    }

    /**
     * Draws what is to be known.
     *
     * @param note what was just done; empty for a source that is not to be trusted
     */
    void notice(String note) {
        List<PanelView.Source> troubled = troubled(moment.view());
        if (!note.isEmpty()) {
            put(StyledLine.of(note, Role.TITLE));
        } else if (!troubled.isEmpty()) {
            PanelView.Source first = troubled.get(0);
            String more = troubled.size() == 1 ? "" : " (and " + (troubled.size() - 1) + " more)";
            put(StyledLine.of(moment.glyphs().sign(Sign.WARNING) + " ", Role.WARN)
                    .plus(BoxName.SOURCES.digit() + " ", Role.KEY)
                    .plus(first.what() + more + ": " + first.problem(), Role.WARN));
        }
    }

    private void put(StyledLine line) {
        canvas.put(board.notice(), 0, line, moment.glyphs());
    }
}
