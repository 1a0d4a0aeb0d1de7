package io.scaleguide.path.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.fuzz.Inputs;

/** What an agent says of itself. */
public final class AgentInputs {
    private AgentInputs() {}

    /** @param input what {@code agent status --json} prints: a status, or nothing that can be read */
    public static void status(byte[] input) {
        AgentStatus.read(Inputs.text(input), "operator")
                .ifPresent(status -> assertThat(status.error()).isNotNull());
    }
}
