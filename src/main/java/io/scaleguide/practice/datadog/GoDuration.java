package io.scaleguide.practice.datadog;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as Go writes them, {@code 1h30m} or {@code 300s}, in whole units. */
final class GoDuration {
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?");

    private GoDuration() {}

    /** @return the duration; empty when the text is none or says nothing */
    static Optional<Duration> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (text.isBlank() || !form.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofHours(number(form, 1)).plusMinutes(number(form, 2)).plusSeconds(number(form, 3)));
    }

    private static long number(Matcher form, int group) {
        return form.group(group) == null ? 0 : Long.parseLong(form.group(group));
    }
}
