package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.view.PanelView;
import io.scaleguide.tui.draw.Glyphs;
import io.scaleguide.tui.draw.StyledLine;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricBoxTest {
    @Test
    void theUpdateTimeGrowsByASecondInASecond() throws IOException {
        PanelView view = Recorded.until(100).view();
        long age = view.metric().orElseThrow().value().updated().orElseThrow();
        PanelView later = Recorded.until(107).view();

        assertThat(row(view)).endsWith(" " + age + "s");
        assertThat(row(later)).endsWith(" " + (age + 7) + "s");
    }

    private static String row(PanelView view) {
        Moment moment = new Moment(view, new Ages(view.now()), () -> ZoneOffset.UTC, Glyphs.UNICODE);
        List<StyledLine> lines = new MetricBox().brief(moment, 100, 3);
        return lines.get(1).text().stripTrailing();
    }
}
