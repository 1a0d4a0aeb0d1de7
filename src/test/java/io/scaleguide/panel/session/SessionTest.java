package io.scaleguide.panel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SessionTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void byAFasterClockEveryTimeIsLaterFromTheFirstSampleOn() {
        Session session = new Session(
                List.of(sample(0, 1), sample(3, 2)),
                List.of(new SpecChange(
                        START.minusMillis(500), JsonMapper.shared().readTree("{}"))),
                List.of(new Rescale(START.plusSeconds(2), 1, 2, "New size: 2")));

        Session stretched = session.atPace(20);

        assertThat(stretched.samples()).containsExactly(sample(0, 1), sample(60, 2));
        assertThat(stretched.specs()).extracting(SpecChange::at).containsExactly(START.minusSeconds(10));
        assertThat(stretched.rescales()).containsExactly(new Rescale(START.plusSeconds(40), 1, 2, "New size: 2"));
        assertThat(session.atPace(1)).isEqualTo(session);
    }

    private static Sample sample(int seconds, int replicas) {
        return new Sample(
                START.plusSeconds(seconds),
                OptionalLong.of(150_000),
                "",
                OptionalLong.empty(),
                replicas,
                replicas,
                replicas,
                OptionalDouble.empty(),
                OptionalInt.empty());
    }
}
