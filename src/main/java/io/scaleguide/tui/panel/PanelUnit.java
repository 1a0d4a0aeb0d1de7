package io.scaleguide.tui.panel;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.path.hop.Measure;
import io.scaleguide.path.hop.Reading;
import java.util.Optional;

/** The unit of the metric that is shown. */
public final class PanelUnit {
    /** The unit where no hop says one: the guide's metric is a latency. */
    private static final String USUAL_UNIT = "ms";

    private PanelUnit() {}

    /**
     * @param view the moment that is shown
     * @return the unit, as the last hop that has one says
     */
    public static String of(PanelView view) {
        return view.hops().stream()
                .filter(reading -> switch (reading.hop()) {
                    case DATADOG, DATADOG_METRIC, EXTERNAL_METRICS -> true;
                    default -> false;
                })
                .map(Reading::value)
                .flatMap(Optional::stream)
                .map(Measure::unit)
                .reduce((first, second) -> second)
                .orElse(USUAL_UNIT);
    }
}
