package io.scaleguide.panel.story;

import io.scaleguide.path.scope.PathScope;
import java.util.Locale;

/** How the story words its numbers. */
final class Words {
    private Words() {}

    /** The metric with a value at the start of a sentence: {@code Latency 408 ms}. */
    static String metric(PathScope scope, double value) {
        return (latency(scope) ? "Latency " : "The metric at ") + value(scope, value);
    }

    /** A value with its unit, which only a latency's name tells. */
    static String value(PathScope scope, double value) {
        return number(value) + (latency(scope) ? " ms" : "");
    }

    private static boolean latency(PathScope scope) {
        return scope.metricName().contains("latency");
    }

    private static String number(double value) {
        boolean whole = Math.abs(value) >= 10 || value == Math.rint(value);
        return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", value);
    }

    static String replicas(int count) {
        return count + (count == 1 ? " replica" : " replicas");
    }

    /** {@code 3 of 3 replicas are ready}. */
    static String ready(int ready, int wanted) {
        return ready + " of " + replicas(wanted) + (wanted == 1 ? " is ready" : " are ready");
    }

    /** Words from outside as the end of a sentence. */
    static String ended(String words) {
        String text = words.strip();
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }
}
