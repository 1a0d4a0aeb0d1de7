package io.scaleguide.panel.live;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.diagnosis.Doctor;
import io.scaleguide.path.probe.ProbeContext;
import io.scaleguide.path.scope.PathFinder;
import io.scaleguide.path.scope.PathRequest;
import io.scaleguide.path.scope.PathScope;
import io.scaleguide.path.scope.Reads;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a panel is about.
 *
 * @param scope the names along the path
 * @param periods how often each station works
 * @param pace how many seconds of the cluster's time pass in one second
 */
public record PanelTarget(PathScope scope, Periods periods, double pace) {

    /** The same, for who does not show what is read first. */
    public static PanelTarget find(
            Cluster cluster, Clock clock, PathRequest request, Optional<String> metric, Optional<String> service) {
        return find(cluster, clock, request, metric, service, first -> {});
    }

    /**
     * Works it out from the cluster. Throws AmbiguousPathException where several paths could be meant, and KubeException.
     *
     * @param cluster the cluster
     * @param clock the time
     * @param request which path
     * @param metric another DatadogMetric than the HPA's, in the HPA's namespace
     * @param service another Service than the one that the query names
     * @param first takes what is read first, as soon as it is there
     * @return what the panel is about
     */
    public static PanelTarget find(
            Cluster cluster,
            Clock clock,
            PathRequest request,
            Optional<String> metric,
            Optional<String> service,
            Consumer<FirstSight> first) {
        try (Reads reads = new Reads(cluster)) {
            PathFinder finder = new PathFinder(reads);
            PathScope named = changed(finder.named(request), metric, service);
            Optional<ObjectNode> object = ifAllowed(() -> reads.get(named.metric()));
            first.accept(FirstSight.of(named, finder.hpa(request), object));
            // The rest side by side; what goes wrong is thrown where it is wanted.
            reads.begin(Kinds.DEPLOYMENT, "");
            reads.begin(Kinds.DAEMON_SET, "");
            reads.begin(Kinds.HTTP_ROUTE, named.namespace());
            reads.begin(Kinds.GATEWAY, named.namespace());
            ProbeContext context = new Doctor(cluster, clock, false, false).context(reads, request);
            return new PanelTarget(
                    changed(context.scope(), metric, service),
                    context.periods(),
                    cluster.context().pace());
        }
    }

    /** What may not be read, the hop that needs it says. */
    private static Optional<ObjectNode> ifAllowed(Supplier<Optional<ObjectNode>> read) {
        try {
            return read.get();
        } catch (KubeException e) {
            if (e.reason() != KubeException.Reason.FORBIDDEN) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static PathScope changed(PathScope found, Optional<String> metric, Optional<String> service) {
        ObjectRef ref = metric.map(name -> new ObjectRef(Kinds.DATADOG_METRIC, found.namespace(), name))
                .orElse(found.metric());
        String external = metric.map(name -> "datadogmetric@" + found.namespace() + ":" + name)
                .orElse(found.metricName());
        return new PathScope(
                found.namespace(),
                found.hpa(),
                ref,
                external,
                found.workload(),
                found.deployment(),
                service.orElse(found.service()),
                found.gateway());
    }
}
