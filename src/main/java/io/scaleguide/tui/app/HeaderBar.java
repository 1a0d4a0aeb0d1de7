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
        // What kind of cluster it is can only be said of one.
        StyledLine kind = cluster.context().isEmpty()
                ? StyledLine.EMPTY
                : StyledLine.of(" " + cluster.word() + " ", role(cluster.kind()));
        String context = cluster.context().isEmpty() ? "no cluster chosen" : cluster.context();
        String version = cluster.version().isEmpty() ? "" : ", Kubernetes " + cluster.version();
        draw(canvas, area, kind, context, version, end, glyphs);
    }

    /**
     * Draws it where no cluster is worked on.
     *
     * @param canvas what to draw on
     * @param area the bar, one row
     * @param what what is shown instead
     * @param end what stands at its right end, whole; empty for nothing
     * @param glyphs the signs that can be drawn
     */
    public static void draw(Canvas canvas, Area area, String what, StyledLine end, Glyphs glyphs) {
        draw(canvas, area, StyledLine.EMPTY, what, "", end, glyphs);
    }

    private static void draw(
            Canvas canvas, Area area, StyledLine kind, String what, String version, StyledLine end, Glyphs glyphs) {
        canvas.fill(area, Role.BAR);
        int at = canvas.put(area.column(), area.row(), " Scaleguide ", Role.BAR);
        if (kind.width() > 0) {
            canvas.put(at, area.row(), kind);
            at += kind.width();
        }
        int room = area.columns() - at - end.width() - 2;
        String helm = glyphs.sign(Sign.HELM) + " ";
        String words = Cells.width(helm + what + version) <= room ? helm + what + version : helm + what;
        canvas.put(at + 1, area.row(), Cells.cut(words, room, glyphs.sign(Sign.ELLIPSIS)), Role.BAR);
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
