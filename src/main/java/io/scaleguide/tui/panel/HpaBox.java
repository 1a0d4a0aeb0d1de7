package io.scaleguide.tui.panel;

import io.scaleguide.panel.event.SourceName;
import io.scaleguide.panel.view.HpaState;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.path.status.StatusView;
import io.scaleguide.text.Cells;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import java.util.ArrayList;
import java.util.List;

/** The HPA: what it sees, what it wants, and its conditions with reasons and messages. */
final class HpaBox implements Box {
    /** So that the statuses of the three conditions stand under each other. */
    private static final int TYPE = 14;

    @Override
    public String title() {
        return "HPA";
    }

    @Override
    public StyledLine status(Moment moment) {
        return moment.view().hpa().map(moment::age).orElse(StyledLine.EMPTY);
    }

    @Override
    public List<StyledLine> brief(Moment moment, int columns, int rows) {
        if (moment.view().hpa().isEmpty()) {
            return none(moment, columns);
        }
        PanelView.Aged<HpaState> hpa = moment.view().hpa().get();
        List<StyledLine> lines = new ArrayList<>(List.of(numbers(hpa, moment)));
        int conditions = hpa.value().conditions().size();
        boolean messages = rows >= 1 + 2 * conditions;
        for (HpaState.Condition condition : hpa.value().conditions()) {
            StyledLine line = condition(condition, hpa, moment);
            if (messages) {
                lines.add(line);
                lines.add(StyledLine.of("  " + condition.message(), moment.role(hpa, Role.DIM)));
            } else {
                lines.add(line.plus("  " + condition.message(), moment.role(hpa, Role.DIM)));
            }
        }
        return lines;
    }

    private static List<StyledLine> none(Moment moment, int columns) {
        if (!moment.view().hasHeard(SourceName.HPA)) {
            return StyledLine.wrapped("Nothing is heard of it yet.", Role.DIM, columns);
        }
        return StyledLine.wrapped(
                "There is no HPA " + moment.view().scope().namespace() + "/"
                        + moment.view().scope().hpa() + ", so nothing scales this workload.",
                Role.WARN,
                columns);
    }

    private static StyledLine numbers(PanelView.Aged<HpaState> hpa, Moment moment) {
        StatusView.HpaRow row = hpa.value().row();
        Role role = moment.role(hpa, Role.TEXT);
        return StyledLine.of(row.targets(), role)
                .plus("  min ", Role.DIM)
                .plus(Integer.toString(row.minimum()), role)
                .plus(" max ", Role.DIM)
                .plus(Integer.toString(row.maximum()), role)
                .plus("  has ", Role.DIM)
                .plus(Integer.toString(row.replicas()), role)
                .plus(" wants ", Role.DIM)
                .plus(
                        Integer.toString(row.desired()),
                        row.desired() == row.replicas() ? role : moment.role(hpa, Role.BUSY));
    }

    private static StyledLine condition(HpaState.Condition condition, PanelView.Aged<HpaState> hpa, Moment moment) {
        boolean good = isGood(condition);
        Role role = moment.role(hpa, good ? Role.OK : Role.WARN);
        return StyledLine.of(moment.glyphs().sign(good ? Sign.DONE : Sign.WARNING) + " ", role)
                .plus(Cells.padRight(condition.type(), TYPE) + " ", moment.role(hpa, Role.TEXT))
                .plus(Cells.padRight(condition.status(), 6), role)
                .plus(condition.reason(), role);
    }

    /** Able and active are good when true; limited is good when false. */
    private static boolean isGood(HpaState.Condition condition) {
        return condition.status().equals(condition.type().equals("ScalingLimited") ? "False" : "True");
    }

    @Override
    public List<StyledLine> full(Moment moment, int columns) {
        if (moment.view().hpa().isEmpty()) {
            return none(moment, columns);
        }
        PanelView.Aged<HpaState> hpa = moment.view().hpa().get();
        StatusView.HpaRow row = hpa.value().row();
        Table table = new Table(
                List.of("NAME", "REFERENCE", "TARGETS", "MINPODS", "MAXPODS", "REPLICAS", "DESIRED"),
                Table.GAP,
                List.of(0, 1));
        table.add(
                List.of(
                        row.name(),
                        row.reference(),
                        row.targets(),
                        Integer.toString(row.minimum()),
                        Integer.toString(row.maximum()),
                        Integer.toString(row.replicas()),
                        Integer.toString(row.desired())),
                moment.role(hpa, Role.TEXT));
        List<StyledLine> lines = new ArrayList<>(table.lines(columns, moment.glyphs()));
        lines.add(StyledLine.of(
                hpa.value()
                        .lastScale()
                        .map(at -> "Last rescale " + moment.ages().of(at) + " ago, at " + moment.clock(at) + ".")
                        .orElse("It has never rescaled."),
                Role.DIM));
        for (HpaState.Condition condition : hpa.value().conditions()) {
            lines.add(StyledLine.EMPTY);
            lines.add(condition(condition, hpa, moment)
                    .plus(
                            condition
                                    .since()
                                    .map(since -> "  for " + moment.ages().of(since))
                                    .orElse(""),
                            Role.DIM));
            StyledLine message = StyledLine.of("  " + condition.message(), moment.role(hpa, Role.TEXT));
            lines.addAll(Lines.wrap(message, columns, 2));
        }
        return lines;
    }
}
