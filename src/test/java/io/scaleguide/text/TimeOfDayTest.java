package io.scaleguide.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimeOfDayTest {
    @Test
    void eachPartHasTwoDigitsAndWhatIsLessIsLeftOut() {
        Instant early = Instant.parse("2026-11-26T09:05:07.999Z");

        assertThat(TimeOfDay.seconds(early, ZoneOffset.UTC)).isEqualTo("09:05:07");
        assertThat(TimeOfDay.minutes(early, ZoneOffset.UTC)).isEqualTo("09:05");
    }

    @Test
    void itIsTheTimeWhereTheUserIs() {
        Instant night = Instant.parse("2026-11-26T23:45:30Z");

        assertThat(TimeOfDay.seconds(night, ZoneId.of("Asia/Kathmandu"))).isEqualTo("05:30:30");
        assertThat(TimeOfDay.minutes(night, ZoneId.of("America/New_York"))).isEqualTo("18:45");
    }
}
