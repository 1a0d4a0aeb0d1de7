package io.scaleguide.path.scope;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.EventReader;
import io.scaleguide.kube.KubeEvent;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.Permission;
import io.scaleguide.kube.ResourceKind;
import io.scaleguide.kube.WatchScope;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * For who looks again and again: the first question is a LIST and a watch from there, the next ones cost the cluster nothing. Where a watch is not
 * allowed, is in trouble, or would have to keep more than {@value KeptObjects#MOST} objects, each question is a LIST.
 */
public final class KeptListing implements Listing, AutoCloseable {
    private final Cluster cluster;
    private final Listing anew;
    private final Map<WatchScope, Optional<KeptObjects>> kept = new ConcurrentHashMap<>();

    /** @param cluster the cluster; whoever opened it closes it, after this */
    public KeptListing(Cluster cluster) {
        this.cluster = cluster;
        this.anew = Listing.of(cluster);
    }

    @Override
    public List<ObjectNode> objects(ResourceKind kind, String namespace) {
        if (!cluster.serves(kind)) {
            return List.of();
        }
        return keeper(new WatchScope(kind, namespace, Optional.empty(), Optional.empty()))
                .flatMap(KeptObjects::now)
                .orElseGet(() -> anew.objects(kind, namespace));
    }

    @Override
    public List<KubeEvent> events(ObjectRef about) {
        WatchScope scope = EventReader.scope(about);
        return keeper(scope).flatMap(KeptObjects::now).map(KeptListing::events).orElseGet(() -> anew.events(about));
    }

    private static List<KubeEvent> events(List<ObjectNode> objects) {
        return objects.stream()
                .map(EventReader::event)
                .sorted(Comparator.comparing(KubeEvent::seen).thenComparing(KubeEvent::uid))
                .toList();
    }

    private Optional<KeptObjects> keeper(WatchScope scope) {
        return kept.computeIfAbsent(scope, this::open);
    }

    private Optional<KeptObjects> open(WatchScope scope) {
        ResourceKind kind = scope.kind();
        boolean allowed = cluster.may(new Permission("watch", kind.group(), kind.plural(), scope.namespace()));
        return allowed ? Optional.of(KeptObjects.open(cluster, scope)) : Optional.empty();
    }

    @Override
    public void close() {
        kept.values().forEach(one -> one.ifPresent(KeptObjects::close));
    }
}
