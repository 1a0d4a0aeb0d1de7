package io.scaleguide.lint.page;

import io.scaleguide.document.PlacedNode.Mapping;
import io.scaleguide.lint.source.Stretch;

/**
 * YAML that is no Kubernetes object: values of some chart, or a part of something.
 *
 * @param in what it stands in
 * @param root what it says
 */
public record Loose(Stretch in, Mapping root) {}
