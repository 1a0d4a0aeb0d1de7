package io.scaleguide.panel.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.panel.Specs;
import io.scaleguide.panel.elasticity.Settling;
import io.scaleguide.panel.session.Sample;
import io.scaleguide.panel.session.Session;
import io.scaleguide.panel.session.SpecChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulationWordsTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final SpecChange FIRST = new SpecChange(START, Specs.hpa(1, 10, "150", ""));
    private static final SpecChange SECOND = new SpecChange(START.plusSeconds(300), Specs.hpa(2, 10, "150", ""));

    @Test
    void anHpaThatWasChangedOnTheWayIsSaid() {
        assertThat(fidelity(List.of(FIRST))).endsWith("replica-hours.");
        assertThat(fidelity(List.of(FIRST, SECOND)))
                .endsWith("The HPA was changed on the way; what it was at the end is taken for its policy.");
    }

    private static String fidelity(List<SpecChange> specs) {
        List<Sample> samples = IntStream.range(0, 40)
                .mapToObj(i -> Specs.sample(START.plusSeconds(15L * i), 150, 2))
                .toList();
        return SimulationWords.fidelity(Simulation.of(
                Session.of(samples, specs),
                Settling.USUAL,
                usual -> usual,
                Edits.NONE.change(),
                Optional.empty(),
                SearchProgress.UNHEARD));
    }
}
