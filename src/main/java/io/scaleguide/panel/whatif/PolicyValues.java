package io.scaleguide.panel.whatif;

import io.scaleguide.hpa.Quantity;
import io.scaleguide.path.budget.Durations;
import java.time.Duration;
import java.util.Optional;

/** Values of a policy as people write them. One that is none throws an IllegalArgumentException whose message is a sentence. */
public final class PolicyValues {
    private PolicyValues() {}

    /**
     * @param name what the value is of, for the sentence
     * @param text a number or a Kubernetes quantity, for example {@code 120} or {@code 120500m}
     * @return the number in thousandths
     */
    public static long milli(String name, String text) {
        try {
            return Quantity.parse(text).milli();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " is a number or a Kubernetes quantity, for example 120, not \"" + text + "\".", e);
        }
    }

    /**
     * @param name what the value is of, for the sentence
     * @param text a length of time, as for {@link #time}
     * @return the whole seconds in it
     */
    public static int seconds(String name, String text) {
        return (int) Math.min(Integer.MAX_VALUE, time(name, text).toSeconds());
    }

    /**
     * A plain number is seconds; no more than seven digits of each unit, which is more than anything here takes.
     *
     * @param name what the value is of, for the sentence
     * @param text a length of time, for example {@code 30}, {@code 30s} or {@code 5m}
     * @return the length
     */
    public static Duration time(String name, String text) {
        String unit = text.matches("\\d+") ? text + "s" : text;
        return (unit.matches(".*\\d{8}.*") ? Optional.<Duration>empty() : Durations.parse(unit))
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is a length of time, for example 30s or 5m, not \"" + text + "\"."));
    }

    /**
     * @param name what the value is of, for the sentence
     * @param text a whole number of at least 1
     * @return the number
     */
    public static int count(String name, String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(
                    name + " is a whole number of at least 1, for example 3, not \"" + text + "\".");
        }
        return Integer.parseInt(text);
    }

    /**
     * @param name what the value is of, for the sentence
     * @param text a number, for example {@code -40} or {@code 0.05}
     * @return the number
     */
    public static double number(String name, String text) {
        if (!text.matches("[+-]?\\d{1,9}(\\.\\d{1,9})?")) {
            throw new IllegalArgumentException(name + " is a number, for example 0.5, not \"" + text + "\".");
        }
        return Double.parseDouble(text);
    }
}
