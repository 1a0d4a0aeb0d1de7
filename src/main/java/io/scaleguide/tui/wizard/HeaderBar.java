package io.scaleguide.tui.wizard;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.guide.wizard.WizardView;
import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Area;
import io.scaleguide.tui.draw.Canvas;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;

/** The bar at the top: what kind of cluster is worked on, which, and on what site of Datadog. Always there. */
final class HeaderBar {
    private HeaderBar() {}

    static void draw(Canvas canvas, Area area, WizardView view, Glyphs glyphs) {
        canvas.fill(area, Role.BAR);
        ClusterMark cluster = view.cluster();
        int at = canvas.put(area.column(), area.row(), " Scaleguide ", Role.BAR);
        // What kind of cluster it is can only be said of one.
        if (!cluster.context().isEmpty()) {
            at = canvas.put(at, area.row(), " " + cluster.word() + " ", role(cluster.kind()));
        }
        String site = view.site().isEmpty() ? "" : "Datadog " + view.site() + " ";
        int room = area.columns() - at - Cells.width(site) - 2;
        String context = cluster.context().isEmpty() ? "no cluster chosen" : cluster.context();
        String version = cluster.version().isEmpty() ? "" : ", Kubernetes " + cluster.version();
        String ellipsis = glyphs.sign(Sign.ELLIPSIS);
        String whole = glyphs.sign(Sign.HELM) + " " + context + version;
        String words = Cells.width(whole) <= room ? whole : glyphs.sign(Sign.HELM) + " " + context;
        canvas.put(at + 1, area.row(), Cells.cut(words, room, ellipsis), Role.BAR);
        canvas.put(area.column() + area.columns() - Cells.width(site), area.row(), site, Role.BAR);
    }

    private static Role role(ClusterMark.Kind kind) {
        return switch (kind) {
            case PRACTICE -> Role.PRACTICE;
            case REAL -> Role.REAL;
            case PRODUCTION -> Role.DANGER;
        };
    }
}
