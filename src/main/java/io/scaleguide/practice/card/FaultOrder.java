package io.scaleguide.practice.card;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault that was asked for, and when. Times are on the machine's clock, since the practice cluster started: connections and the
 * patience of tools go by it, whatever the speed.
 *
 * @param card the fault
 * @param from when it begins, or as soon after that as there is something to strike
 * @param until when it ends; empty where nothing was said
 */
public record FaultOrder(FaultCard card, Duration from, Optional<Duration> until) {
    private static final Pattern FORM = Pattern.compile("([^@]+)(?:@([^-]+)(?:-(.+))?)?");
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})(ms|s|m)");

    /**
     * Reads {@code NAME}, {@code NAME@30s} or {@code NAME@30s-50s}.
     *
     * @param text what was typed
     * @param cards the faults that there are
     * @return the order
     * @throws IllegalArgumentException saying what is wrong and what is right
     */
    public static FaultOrder parse(String text, FaultCards cards) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("--fault is NAME, NAME@30s or NAME@30s-50s, not \"" + text + "\".");
        }
        String name = matcher.group(1);
        FaultCard card = cards.find(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no fault \"" + name + "\"; near it are "
                        + String.join(", ", cards.nearest(name))
                        + ". All of them: scaleguide practice faults"));
        Duration from = Optional.ofNullable(matcher.group(2))
                .map(time -> length(time, text))
                .orElse(Duration.ZERO);
        Optional<Duration> until = Optional.ofNullable(matcher.group(3)).map(time -> length(time, text));
        if (until.isPresent() && !card.ends().canBeTold()) {
            throw new IllegalArgumentException("Fault " + name + " ends "
                    + card.ends().words() + ", not at a time: " + name + "@" + matcher.group(2));
        }
        if (until.filter(end -> end.compareTo(from) <= 0).isPresent()) {
            throw new IllegalArgumentException("Fault " + text + " would end before it begins.");
        }
        return new FaultOrder(card, from, until);
    }

    private static Duration length(String text, String all) {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" in --fault " + all + " is no time: say 500ms, 30s or 2m.");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }
}
