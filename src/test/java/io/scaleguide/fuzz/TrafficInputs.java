package io.scaleguide.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.traffic.http.AnswerParser;
import io.scaleguide.traffic.profile.ProfileCsv;
import io.scaleguide.traffic.profile.ProfileException;
import io.scaleguide.traffic.profile.Schedule;
import java.io.IOException;
import java.time.Duration;

/** Profiles of traffic, and what a gateway answers. */
final class TrafficInputs {
    private TrafficInputs() {}

    /** A profile has a level at every time, 0 or more. */
    static void profileCsv(byte[] input) {
        try {
            Schedule schedule = ProfileCsv.read("p.csv", Inputs.text(input));
            for (int seconds = 0; seconds < 100_000; seconds = seconds * 3 + 1) {
                Duration since = Duration.ofSeconds(seconds);
                assertThat(schedule.level(since)).isBetween(0.0, 1e6);
                assertThat(schedule.phase(since)).isNotNull();
            }
        } catch (ProfileException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    /** An answer is the same however the network cuts it. */
    static void answer(byte[] input) {
        int cut = input.length == 0 ? 0 : (input[0] & 0xff) % (input.length + 1);
        assertThat(read(input, cut)).isEqualTo(read(input, input.length));
    }

    private static String read(byte[] input, int cut) {
        AnswerParser parser = new AnswerParser();
        parser.next();
        try {
            int at = parser.take(input, 0, cut);
            at = parser.done() ? at : parser.take(input, at, input.length);
            return parser.done() ? at + " " + parser.status() + " " + parser.reusable() + parser.start() : "more";
        } catch (IOException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
