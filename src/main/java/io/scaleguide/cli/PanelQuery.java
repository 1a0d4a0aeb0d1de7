package io.scaleguide.cli;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.panel.live.FirstSight;
import io.scaleguide.panel.live.PanelTarget;
import io.scaleguide.path.scope.PathRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which HPA a panel is wanted of.
 *
 * @param choice the cluster
 * @param path the HPA, as far as it is named
 * @param metric another DatadogMetric than the HPA's
 * @param service another Service than the one of the query
 */
record PanelQuery(ClusterChoice choice, PathRequest path, Optional<String> metric, Optional<String> service) {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** A connection to the cluster. Throws KubeException. */
    Cluster connect() {
        return Cluster.open(choice, TIMEOUT);
    }

    /** What the panel is about; {@code first} takes what is read first. Throws AmbiguousPathException and KubeException. */
    PanelTarget find(Cluster cluster, Clock clock, Consumer<FirstSight> first) {
        return PanelTarget.find(cluster, clock, path, metric, service, first);
    }
}
