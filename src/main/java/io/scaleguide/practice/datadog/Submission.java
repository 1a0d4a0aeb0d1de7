package io.scaleguide.practice.datadog;

import java.util.List;
import java.util.Set;

/**
 * What a check hands to the intake.
 *
 * @param metric the metric's name in Datadog
 * @param distribution whether the values are a distribution's; otherwise there is one value
 * @param tags its tags
 * @param values the values, never empty
 */
record Submission(String metric, boolean distribution, Set<String> tags, List<Double> values) {}
