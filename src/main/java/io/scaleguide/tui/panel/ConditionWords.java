package io.scaleguide.tui.panel;

import io.scaleguide.panel.event.SourceName;
import io.scaleguide.panel.view.HpaState;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.path.status.StatusView;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why, as far as the HPA says it itself: its conditions, and its value beside its target. */
public final class ConditionWords implements WhyWords {
    @Override
    public List<StyledLine> of(PanelView view) {
        if (view.hpa().isEmpty()) {
            return List.of(
                    view.hasHeard(SourceName.HPA)
                            ? StyledLine.of("There is no HPA, so nothing scales this workload.", Role.WARN)
                            : StyledLine.of("Nothing is heard of the HPA yet.", Role.DIM));
        }
        HpaState hpa = view.hpa().get().value();
        List<StyledLine> lines = new ArrayList<>();
        lines.add(decision(hpa));
        ratio(view, hpa).ifPresent(lines::add);
        hpa.conditions().forEach(condition -> reason(condition).ifPresent(lines::add));
        return lines;
    }

    private static StyledLine decision(HpaState hpa) {
        StatusView.HpaRow row = hpa.row();
        if (condition(hpa, "ScalingActive")
                .filter(each -> each.status().equals("False"))
                .isPresent()) {
            return StyledLine.of("It does not scale: it has no value to decide by.", Role.BAD);
        }
        if (row.desired() > row.replicas()) {
            return StyledLine.of(
                    "It scales up, from " + row.replicas() + " to " + row.desired() + " replicas.", Role.BUSY);
        }
        if (row.desired() < row.replicas()) {
            return StyledLine.of(
                    "It scales down, from " + row.replicas() + " to " + row.desired() + " replicas.", Role.BUSY);
        }
        if (row.desired() >= row.maximum()) {
            return StyledLine.of("It is at its maximum of " + row.maximum() + " replicas.", Role.WARN);
        }
        return StyledLine.of("It stays at " + row.replicas() + " replicas.", Role.TEXT);
    }

    private static Optional<StyledLine> ratio(PanelView view, HpaState hpa) {
        Optional<Double> value =
                view.external().flatMap(external -> external.value().value());
        return value.flatMap(number -> hpa.target()
                .filter(target -> target > 0)
                .map(target -> StyledLine.of(
                        String.format(Locale.ROOT, "The value is %.2f times the target.", number / target),
                        Role.TEXT)));
    }

    /** What holds it back, in the HPA's own words. */
    private static Optional<StyledLine> reason(HpaState.Condition condition) {
        boolean limited =
                condition.type().equals("ScalingLimited") && condition.status().equals("True");
        boolean unable =
                !condition.type().equals("ScalingLimited") && condition.status().equals("False");
        boolean held = condition.reason().equals("ScaleDownStabilized");
        return limited || unable || held
                ? Optional.of(StyledLine.of(
                        condition.reason() + ": " + condition.message() + ".", held ? Role.TEXT : Role.WARN))
                : Optional.empty();
    }

    private static Optional<HpaState.Condition> condition(HpaState hpa, String type) {
        return hpa.conditions().stream()
                .filter(each -> each.type().equals(type))
                .findFirst();
    }
}
