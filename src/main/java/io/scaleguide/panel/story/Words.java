package io.scaleguide.panel.story;

import io.scaleguide.panel.view.PanelView;
import io.scaleguide.path.status.MetricUnit;
import java.util.Locale;

/** How the story words its numbers. */
final class Words {
    private Words() {}

    /** The metric with a value at the start of a sentence: {@code Latency 408 ms}. */
    static String metric(PanelView view, double value) {
        boolean latency = view.scope().metricName().contains("latency");
        return (latency ? "Latency " : "The metric at ") + value(view, value);
    }

    /** A value with its unit, where that is known. */
    static String value(PanelView view, double value) {
        return MetricUnit.with(number(value), view.unit());
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
