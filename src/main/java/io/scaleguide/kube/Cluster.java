package io.scaleguide.kube;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A connection to one Kubernetes cluster: everything that Scaleguide says to an API server goes through here. */
public final class Cluster implements AutoCloseable {

    /** The field manager of every server-side apply. */
    public static final String FIELD_MANAGER = "scaleguide";

    private Cluster() {}

    /** Opens a connection; says nothing to the server yet. Throws KubeException(CONFIG) where the kubeconfig does not do. */
    public static Cluster open(ClusterChoice choice, Duration requestTimeout) {
        throw new UnsupportedOperationException();
    }

    /** The contexts that the files offer. Throws KubeException(CONFIG). */
    public static List<KubeContext> contexts(ClusterChoice choice) {
        throw new UnsupportedOperationException();
    }

    public ClusterChoice choice() {
        throw new UnsupportedOperationException();
    }

    public KubeContext context() {
        throw new UnsupportedOperationException();
    }

    /** gitVersion of the server. */
    public String serverVersion() {
        throw new UnsupportedOperationException();
    }

    public boolean serves(ResourceKind kind) {
        throw new UnsupportedOperationException();
    }

    public Optional<ObjectNode> get(ObjectRef ref) {
        throw new UnsupportedOperationException();
    }

    /** Namespace empty = all; selector empty = everything. */
    public List<ObjectNode> list(ResourceKind kind, String namespace, String labelSelector) {
        throw new UnsupportedOperationException();
    }

    /** Server-side apply, field manager scaleguide; KubeException(CONFLICT) names the other managers and fields unless forced. */
    public ObjectNode apply(ObjectNode manifest, boolean force) {
        throw new UnsupportedOperationException();
    }

    /** What apply would leave, without storing it. */
    public ObjectNode dryRunApply(ObjectNode manifest, boolean force) {
        throw new UnsupportedOperationException();
    }

    /** JSON merge patch (RFC 7386); a null removes. */
    public ObjectNode mergePatch(ObjectRef ref, JsonNode patch) {
        throw new UnsupportedOperationException();
    }

    /** Replaces the object; its resourceVersion, where set, must still be the newest. */
    public ObjectNode replace(ObjectNode object) {
        throw new UnsupportedOperationException();
    }

    /** @return whether there was anything to delete; dependents go in the background */
    public boolean delete(ObjectRef ref) {
        throw new UnsupportedOperationException();
    }

    /** SelfSubjectAccessReview. */
    public boolean may(Permission permission) {
        throw new UnsupportedOperationException();
    }

    public ExternalMetric externalMetric(String namespace, String metricName) {
        throw new UnsupportedOperationException();
    }

    /** Deployment or DaemonSet. */
    public Rollout rollout(ObjectRef workload) {
        throw new UnsupportedOperationException();
    }

    /** Events about one object, oldest first. */
    public List<KubeEvent> eventsOf(ObjectRef about) {
        throw new UnsupportedOperationException();
    }

    /** Starts a watch that survives 410, restarts and silence; signals come one at a time on the watch's own thread. */
    public AutoCloseable watch(WatchScope scope, Consumer<WatchSignal> listener) {
        throw new UnsupportedOperationException();
    }

    /** Forwards a free local port of 127.0.0.1 to a pod's port until closed. */
    public PortForward portForward(String namespace, String pod, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
