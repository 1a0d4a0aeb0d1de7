package io.scaleguide.tui.app;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;

/** The bar at the top of every page: what kind of cluster is worked on, which, and a word of the page's own. Always there. */
public final class HeaderBar {
    private HeaderBar() {}

    /**
     * Draws it.
     *
     * @param canvas what to draw on
     * @param area the bar, one row
     * @param cluster the cluster
     * @param end what stands at its right end, whole; empty for nothing
     * @param glyphs the signs that can be drawn
     */
    public static void draw(Canvas canvas, Area area, ClusterMark cluster, StyledLine end, Glyphs glyphs) {
        canvas.fill(area, Role.BAR);
        int at = canvas.put(area.column(), area.row(), " Scaleguide ", Role.BAR);
        // What kind of cluster it is can only be said of one.
        if (!cluster.context().isEmpty()) {
            at = canvas.put(at, area.row(), " " + cluster.word() + " ", role(cluster.kind()));
        }
        int room = area.columns() - at - end.width() - 2;
        String context = cluster.context().isEmpty() ? "no cluster chosen" : cluster.context();
        String version = cluster.version().isEmpty() ? "" : ", Kubernetes " + cluster.version();
        String ellipsis = glyphs.sign(Sign.ELLIPSIS);
        String whole = glyphs.sign(Sign.HELM) + " " + context + version;
        String words = Cells.width(whole) <= room ? whole : glyphs.sign(Sign.HELM) + " " + context;
        canvas.put(at + 1, area.row(), Cells.cut(words, room, ellipsis), Role.BAR);
        canvas.put(area.column() + area.columns() - end.width(), area.row(), end);
    }

    private static Role role(ClusterMark.Kind kind) {
        return switch (kind) {
            case PRACTICE -> Role.PRACTICE;
            case REAL -> Role.REAL;
            case PRODUCTION -> Role.DANGER;
        };
    }
}
