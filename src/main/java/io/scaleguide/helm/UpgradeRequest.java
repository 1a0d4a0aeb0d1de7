package io.scaleguide.helm;

import java.time.Duration;

/**
 * {@code helm upgrade --install}.
 *
 * @param release the release
 * @param chart the chart
 * @param valuesYaml the values, as YAML; never holds a key
 * @param createNamespace whether helm makes the namespace
 * @param waitUntilReady whether helm waits until everything is ready
 * @param deadline how long at most; helm is given a little less as its own {@code --timeout}
 */
public record UpgradeRequest(
        ReleaseRef release,
        ChartSource chart,
        String valuesYaml,
        boolean createNamespace,
        boolean waitUntilReady,
        Duration deadline) {}
