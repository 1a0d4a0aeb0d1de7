package io.scaleguide.path.scope;

import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.KubeEvent;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.ResourceKind;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Where objects come from that are wanted by kind and not by name. Any thread may call it; throws what {@link Cluster} throws. */
public interface Listing {
    /**
     * @param kind the kind
     * @param namespace the namespace, empty for all
     * @return the objects; empty where the cluster does not serve the kind
     */
    List<ObjectNode> objects(ResourceKind kind, String namespace);

    /**
     * @param about an object
     * @return the events about it, oldest first
     */
    List<KubeEvent> events(ObjectRef about);

    /**
     * @param cluster the cluster
     * @return a LIST for each question
     */
    static Listing of(Cluster cluster) {
        return new Listing() {
            @Override
            public List<ObjectNode> objects(ResourceKind kind, String namespace) {
                return cluster.list(kind, namespace, "");
            }

            @Override
            public List<KubeEvent> events(ObjectRef about) {
                return cluster.eventsOf(about);
            }
        };
    }
}
