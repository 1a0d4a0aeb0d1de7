package io.scaleguide.guide.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.event.GuideEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookAheadTest {
    private final List<List<CheckView>> seen = new ArrayList<>();
    private final LookAhead words = new LookAhead(seen::add, cluster -> {});

    @Test
    void whatACheckSaysIsNeverSeenWithoutThatMoreMayCome() {
        words.accept(new GuideEvent.Checked("keys", "door", "ok", "The door is open."));

        assertThat(seen)
                .containsExactly(List.of(new CheckView(CheckView.Level.OK, "The door is open."), LookAhead.LOOKING));
    }
}
