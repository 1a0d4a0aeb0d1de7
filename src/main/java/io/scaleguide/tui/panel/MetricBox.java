package io.scaleguide.tui.panel;

import io.scaleguide.panel.event.SourceName;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.path.status.StatusView;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.Sign;
import io.scaleguide.tui.draw.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The DatadogMetric as kubectl prints it, the value that the HPA is given, and what Datadog says itself. */
final class MetricBox implements Box {
    private static final List<String> HEADER = List.of("NAME", "ACTIVE", "VALID", "VALUE", "REFERENCES", "UPDATE TIME");

    @Override
    public String title() {
        return "DatadogMetric";
    }

    @Override
    public StyledLine status(Moment moment) {
        return moment.view()
                .metric()
                .filter(PanelView.Aged::stale)
                .map(metric -> Lines.join(moment.age(metric).plus("  ", Role.DIM), external(moment)))
                .orElseGet(() -> external(moment));
    }

    @Override
    public List<StyledLine> brief(Moment moment, int columns, int rows) {
        List<StyledLine> lines = new ArrayList<>(metric(moment, columns));
        if (rows > lines.size()) {
            lines.add(datadog(moment));
        }
        return lines;
    }

    @Override
    public List<StyledLine> full(Moment moment, int columns) {
        List<StyledLine> lines = new ArrayList<>(metric(moment, columns));
        lines.add(StyledLine.EMPTY);
        lines.addAll(Lines.wrap(external(moment), columns, 2));
        lines.addAll(Lines.wrap(datadog(moment), columns, 2));
        StyledLine name = StyledLine.of("The HPA asks for ", Role.DIM)
                .plus(moment.view().scope().metricName(), Role.COMMAND);
        lines.addAll(Lines.wrap(name, columns, 2));
        return lines;
    }

    private static List<StyledLine> metric(Moment moment, int columns) {
        Optional<PanelView.Aged<StatusView.MetricRow>> metric = moment.view().metric();
        if (metric.isEmpty() && !moment.view().hasHeard(SourceName.METRIC)) {
            return List.of(StyledLine.of("Nothing is heard of it yet.", Role.DIM));
        }
        if (metric.isEmpty()) {
            return List.of(
                    StyledLine.of("There is no such DatadogMetric:", Role.WARN),
                    StyledLine.of(moment.view().scope().metricName(), Role.COMMAND));
        }
        StatusView.MetricRow row = metric.get().value();
        Table table = new Table(HEADER, Table.GAP, List.of(0, 4));
        table.add(
                List.of(
                        row.name(),
                        row.active(),
                        row.valid(),
                        row.value(),
                        row.references(),
                        row.updated()
                                .map(seconds ->
                                        moment.ages().of(moment.view().now().minusSeconds(seconds)))
                                .orElse("")),
                moment.role(metric.get(), row.valid().equals("True") ? Role.TEXT : Role.WARN));
        return table.lines(columns, moment.glyphs());
    }

    private static StyledLine external(Moment moment) {
        return moment.view()
                .external()
                .map(external -> said("external value ", external, moment))
                .orElseGet(() -> StyledLine.of("external value not read yet", Role.DIM));
    }

    private static StyledLine datadog(Moment moment) {
        return moment.view()
                .datadog()
                .map(datadog -> said("Datadog says ", datadog, moment))
                .orElseGet(() -> StyledLine.of("Datadog itself was not asked yet", Role.DIM));
    }

    private static StyledLine said(String who, PanelView.Aged<StatusView.External> said, Moment moment) {
        StatusView.External external = said.value();
        StyledLine line = StyledLine.of(who, Role.DIM);
        if (external.value().isEmpty()) {
            return Lines.join(line.plus(moment.glyphs().sign(Sign.WARNING) + " none  ", Role.WARN), moment.age(said))
                    .plus("  " + external.problem(), Role.WARN);
        }
        String quantity = external.quantity().isEmpty() ? "" : " (" + external.quantity() + ")";
        return Lines.join(
                        line.plus(moment.amount(external.value().get()) + "  ", moment.role(said, Role.TEXT)),
                        moment.age(said))
                .plus(quantity, Role.DIM);
    }
}
