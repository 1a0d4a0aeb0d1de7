package io.scaleguide.tui.whatif;

import io.scaleguide.panel.whatif.Simulation;
import io.scaleguide.panel.whatif.SimulationWords;
import io.scaleguide.tui.draw.Role;
import io.scaleguide.tui.draw.StyledLine;
import java.util.ArrayList;
import java.util.List;

/** What is said below the numbers: what is under way, why there is no replay, how far it is to be trusted, and what it takes for granted. */
final class WhatIfWords {
    private WhatIfWords() {}

    static List<StyledLine> of(Answer answer) {
        if (answer instanceof Answer.Compared compared) {
            return trust(compared.simulation());
        }
        return List.of(StyledLine.of(((Answer.Cannot) answer).why(), Role.WARN));
    }

    private static List<StyledLine> trust(Simulation simulation) {
        List<StyledLine> lines = new ArrayList<>();
        if (!simulation.presentKnown()) {
            lines.add(StyledLine.of(
                    "The session does not hold the HPA's spec; its bounds are the fewest and most replicas seen.",
                    Role.WARN));
        }
        boolean unmoved = simulation.assumptions().exponent() == 0;
        lines.add(StyledLine.of(simulation.assumptions().basis(), unmoved ? Role.WARN : Role.TEXT));
        lines.add(StyledLine.of(SimulationWords.fidelity(simulation), Role.TEXT));
        lines.add(StyledLine.of(SimulationWords.assumed(simulation.assumptions()), Role.DIM));
        return lines;
    }

    /** What a search found. */
    static List<StyledLine> found(Simulation simulation) {
        return simulation.search().stream()
                .map(result -> StyledLine.of(
                        "Looked at " + result.looked() + " policies. " + SimulationWords.found(simulation, result)
                                + " The fields hold it.",
                        result.best().isPresent() ? Role.OK : Role.WARN))
                .toList();
    }
}
