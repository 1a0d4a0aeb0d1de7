package io.scaleguide.tui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.Recorded;
import io.scaleguide.panel.view.PanelView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    void whatIsOlderThanHalfAnHourIsKeptEvery30SecondsAndNothingForEver() {
        Instant end = start.plus(Duration.ofHours(10));
        Set<Instant> found = new TreeSet<>();
        for (Instant now = start; !now.isAfter(end); now = now.plusSeconds(5)) {
            past.add(heardOf(now));
        }
        for (Instant now = past.begin(); !now.isAfter(end); now = now.plusSeconds(5)) {
            Instant heard = heard(past.at(now, heardOf(end)));
            found.add(heard);
            assertThat(Duration.between(heard, now).toSeconds())
                    .isBetween(0L, now.isBefore(end.minusSeconds(30 * 60)) ? 29L : 4L);
        }

        assertThat(past.begin()).isEqualTo(end.minusSeconds(8 * 60 * 60 + 30 * 60));
        assertThat(found).hasSizeBetween(1_300, 1_330);
    }

    /** A view that knows its time by what was heard. */
    private static PanelView heardOf(Instant now) {
        return PanelView.unknown(
                "default", "web", now, List.of(new PanelView.Source("watch of HPA", Optional.of(now), "")));
    }

    private static Instant heard(PanelView view) {
        return view.sources().get(0).heard().orElseThrow();
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
