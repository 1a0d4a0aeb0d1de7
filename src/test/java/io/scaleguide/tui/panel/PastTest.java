package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.view.PanelView;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PastTest {
    private final Instant start = Recorded.session().header().start();
    private final Past past = new Past(start);

    @Test
    void anEarlierMomentLooksAsItDidThen() {
        for (int second = 0; second <= 300; second++) {
            past.add(Recorded.until(second).view());
        }

        PanelView newest = Recorded.until(300).view();
        PanelView then = past.at(start.plusSeconds(100), newest);

        assertThat(then)
                .usingRecursiveComparison()
                .isEqualTo(Recorded.until(100).view());
        assertThat(past.begin()).isEqualTo(start);
    }

    @Test
    void beforeAnythingIsKeptItIsTheNewestThatIsShown() {
        PanelView newest = Recorded.until(10).view();

        PanelView then = past.at(start, newest);

        assertThat(then.now()).isEqualTo(start);
        assertThat(then.scope()).isEqualTo(newest.scope());
        assertThat(past.begin()).isEqualTo(start);
    }
}
