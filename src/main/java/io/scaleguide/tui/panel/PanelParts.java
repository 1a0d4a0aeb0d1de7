package io.scaleguide.tui.panel;

import io.scaleguide.guide.wizard.ClusterMark;
import io.scaleguide.tui.theme.Theme;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the panel is put together from.
 *
 * @param cluster what cluster it is
 * @param feed what is shown
 * @param why says why
 * @param exports keeps files
 * @param traffic sends traffic; empty where it cannot be sent from here, as in a recording
 * @param sheets what can be laid over the boxes
 * @param picture the colours of exported pictures
 * @param zone gives the time zone of the times shown, when there are some
 * @param changed is told, on any thread, that there is something new to draw
 */
public record PanelParts(
        ClusterMark cluster,
        PanelFeed feed,
        WhyWords why,
        PanelExports exports,
        Optional<TrafficControls> traffic,
        List<SheetOffer> sheets,
        Supplier<Theme> picture,
        Supplier<ZoneId> zone,
        Runnable changed) {
    public PanelParts {
        sheets = List.copyOf(sheets);
    }
}
