package io.scaleguide.path.budget;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people and Kubernetes write them: 500ms, 30s, 5m, 1h, 1m30s. */
public final class Durations {
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h)");
    private static final Pattern WHOLE = Pattern.compile("(?:\\d+(?:ms|s|m|h))+");

    private Durations() {}

    /**
     * Reads a length of time.
     *
     * @param text for example {@code 1m30s}
     * @return the length; empty when the text is not one
     */
    public static Optional<Duration> parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            long amount = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        default -> Duration.ofHours(amount);
                    });
        }
        return Optional.of(sum);
    }

    /**
     * Writes a length of time for a person.
     *
     * @param length the length, not negative
     * @return for example {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s}
     */
    public static String words(Duration length) {
        if (length.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(java.util.Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
        }
        if (length.compareTo(Duration.ofMinutes(2)) < 0) {
            return length.toSeconds() + " s";
        }
        long seconds = length.toSecondsPart();
        return length.toMinutes() + " min" + (seconds == 0 ? "" : " " + seconds + " s");
    }
}
