package io.scaleguide.helm;

import java.util.Optional;

/**
 * Where a chart comes from.
 *
 * @param chart the chart's name in the repository, or the path of a chart folder or archive
 * @param repository the repository's address; empty when {@code chart} is a path or an OCI reference
 * @param version the version; empty for the newest
 */
public record ChartSource(String chart, Optional<String> repository, Optional<String> version) {}
