package io.scaleguide.path.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an agent's status says, and what it may not break. */
class AgentStatusTest {
    private static final String CHECK =
            "{\"runnerStats\":{\"Checks\":{\"openmetrics\":{\"1\":{\"LastSuccessDate\":%s}}}}}";

    @Test
    void theLastSuccessIsATime() {
        assertThat(AgentStatus.read("words first\n" + CHECK.formatted("1767225600"), "operator"))
                .hasValueSatisfying(
                        status -> assertThat(status.lastSuccess()).contains(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void aTimeThatThereIsNotIsNone() {
        assertThat(AgentStatus.read(CHECK.formatted(Long.MAX_VALUE), "operator"))
                .hasValueSatisfying(status -> assertThat(status.lastSuccess()).isEmpty());
    }
}
