package io.scaleguide.practice.datadog;

import java.util.List;
import java.util.Map;

/**
 * A metric family of a {@code /metrics} page.
 *
 * @param name its name, as in {@code # TYPE}
 * @param type counter, gauge, histogram, summary or untyped
 * @param samples its samples in order
 */
record Family(String name, String type, List<Sample> samples) {
    /**
     * A line of the page.
     *
     * @param name the name with its suffix, for example {@code x_bucket}
     * @param labels the labels in order
     * @param value the value
     */
    record Sample(String name, Map<String, String> labels, double value) {}
}
