package io.scaleguide.lint.page;

import io.scaleguide.document.PlacedNode.Mapping;
import io.scaleguide.lint.source.Stretch;

/**
 * Values of the Datadog chart.
 *
 * @param in what they stand in
 * @param root the values
 * @param file the name of the file that they are, or are written to; empty text when nothing says it
 */
public record Values(Stretch in, Mapping root, String file) {}
