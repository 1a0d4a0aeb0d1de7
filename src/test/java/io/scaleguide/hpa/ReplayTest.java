package io.scaleguide.hpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decisions of the real controller, recorded by DecisionsIT on a control plane, replayed here: replicas, conditions and events. */
class ReplayTest {
    private static final Path RECORDING = Path.of("src/test/resources/hpa/decisions.json");

    @Test
    void everyRecordedDecisionIsTheRoomsAsWell() throws IOException {
        JsonNode recording = JsonMapper.shared().readTree(Files.readString(RECORDING));

        Replay replay = Replay.of(recording);

        assertThat(replay.differences()).isEmpty();
        assertThat(replay.decisions()).isGreaterThanOrEqualTo(200);
    }
}
