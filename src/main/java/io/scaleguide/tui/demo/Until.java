package io.scaleguide.tui.demo;

import io.scaleguide.panel.view.HpaState;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.path.status.StatusView;
import java.util.Optional;

/** What can be waited for on the live panel. */
public enum Until {
    /** The metric is above the HPA's target. */
    ABOVE_TARGET,
    /** The metric is at or below it. */
    BELOW_TARGET,
    /** There are more replicas than the HPA's least. */
    SCALED_UP,
    /** There are as few replicas as the HPA allows. */
    SCALED_DOWN;

    /**
     * Whether it is so.
     *
     * @param view what the panel shows
     * @return whether; not while the panel does not know
     */
    boolean met(PanelView view) {
        Optional<HpaState> hpa = view.hpa().map(PanelView.Aged::value);
        return switch (this) {
            case ABOVE_TARGET -> above(view, hpa).orElse(false);
            case BELOW_TARGET -> !above(view, hpa).orElse(true);
            case SCALED_UP -> hpa.map(HpaState::row).filter(Until::up).isPresent();
            case SCALED_DOWN -> hpa.map(HpaState::row).filter(row -> !up(row)).isPresent();
        };
    }

    private static boolean up(StatusView.HpaRow row) {
        return row.replicas() > row.minimum();
    }

    private static Optional<Boolean> above(PanelView view, Optional<HpaState> hpa) {
        Optional<Double> value =
                view.external().flatMap(external -> external.value().value());
        return value.flatMap(now -> hpa.flatMap(HpaState::target).map(target -> now > target));
    }
}
