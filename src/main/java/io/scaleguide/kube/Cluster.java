package io.scaleguide.kube;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connection to one Kubernetes cluster: everything that Scaleguide says to an API server goes through here. May be used from
 * any thread. Every call that speaks to the server throws {@link KubeException}; interrupting a thread that waits in one ends
 * the wait with KubeException(TIMEOUT) and leaves the thread's interrupt flag set.
 */
public final class Cluster implements AutoCloseable {

    /** The field manager of every server-side apply. */
    public static final String FIELD_MANAGER = "scaleguide";

    private final ClusterChoice choice;
    private final KubeContext context;
    private final Connection connection;
    private final ApiServer server;
    private final Discovery discovery;
    private final ObjectAccess objects;
    private final WatchTuning watchTuning;

    private Cluster(
            ClusterChoice choice,
            KubeContext context,
            Connection connection,
            Duration requestTimeout,
            WatchTuning watchTuning) {
        this.choice = choice;
        this.context = context;
        this.connection = connection;
        this.server = new ApiServer(connection, context.server(), requestTimeout);
        this.discovery = new Discovery(server);
        this.objects = new ObjectAccess(server, discovery, context.namespace());
        this.watchTuning = watchTuning;
    }

    /**
     * Opens a connection with the environment of this process (PATH for credential plugins, HTTPS_PROXY and NO_PROXY); says
     * nothing to the server yet, but runs a credential plugin where the kubeconfig names one. Throws KubeException(CONFIG)
     * where the kubeconfig does not do.
     *
     * @param requestTimeout how long an answer may take; also the longest that a connection may take, up to 10 s
     */
    public static Cluster open(ClusterChoice choice, Duration requestTimeout) {
        return open(choice, requestTimeout, System.getenv(), WatchTuning.USUAL);
    }

    static Cluster open(
            ClusterChoice choice, Duration requestTimeout, Map<String, String> environment, WatchTuning watchTuning) {
        Kubeconfig kubeconfig = KubeconfigFiles.read(choice.kubeconfigs());
        KubeContext context = kubeconfig.choose(choice.context());
        Connection connection = Connection.to(context, kubeconfig, requestTimeout, environment);
        return new Cluster(choice, context, connection, requestTimeout, watchTuning);
    }

    /** The contexts that the files offer, in their order. Throws KubeException(CONFIG). */
    public static List<KubeContext> contexts(ClusterChoice choice) {
        return KubeconfigFiles.read(choice.kubeconfigs()).list();
    }

    /** What was asked for. */
    public ClusterChoice choice() {
        return choice;
    }

    /** The context that the choice led to. */
    public KubeContext context() {
        return context;
    }

    /** Whether the API server has answered anything yet, be it a refusal. */
    public boolean answered() {
        return server.answered();
    }

    /** gitVersion of the server, for example {@code v1.33.0}. */
    public String serverVersion() {
        return Json.text(
                server.demand(Call.get("/version", "read the server's version")).object(), "gitVersion");
    }

    /** Whether the cluster serves the kind, in that version. A yes is remembered, a no is not. */
    public boolean serves(ResourceKind kind) {
        return discovery.serves(kind);
    }

    /** The same, asked anew: for a kind that may have been taken away since. */
    public boolean stillServes(ResourceKind kind) {
        discovery.forget(kind.apiVersion());
        return discovery.serves(kind);
    }

    /** Every kind that the server lets be listed, asked anew. */
    public ServedKinds servedKinds() {
        return ServedKinds.of(server);
    }

    /** The object; empty where it is not there, or the cluster does not serve its kind. */
    public Optional<ObjectNode> get(ObjectRef ref) {
        return objects.get(ref);
    }

    /**
     * The objects of a kind, each with apiVersion and kind; empty where the cluster does not serve the kind.
     *
     * @param namespace the namespace, empty for all
     * @param labelSelector a label selector, empty for everything
     */
    public List<ObjectNode> list(ResourceKind kind, String namespace, String labelSelector) {
        return objects.list(new WatchScope(kind, namespace, Optional.of(labelSelector), Optional.empty()))
                .items();
    }

    /**
     * Server-side apply, field manager scaleguide. KubeException(CONFLICT) names the other managers and fields unless forced;
     * KubeException(NO_SUCH_KIND) where the cluster does not serve the kind. A manifest that names no namespace goes to the
     * context's.
     */
    public ObjectNode apply(ObjectNode manifest, boolean force) {
        return new ServerSideApply(objects, discovery, context.namespace()).apply(manifest, force, false);
    }

    /** What apply would leave, without storing it; throws as apply does. */
    public ObjectNode dryRunApply(ObjectNode manifest, boolean force) {
        return new ServerSideApply(objects, discovery, context.namespace()).apply(manifest, force, true);
    }

    /** JSON merge patch (RFC 7386); a null removes. KubeException(NOT_FOUND) where the object is not there. */
    public ObjectNode mergePatch(ObjectRef ref, JsonNode patch) {
        return objects.mergePatch(ref, patch, false);
    }

    /** What such a patch would leave, without storing it; throws as it does, and where an admission webhook refuses. */
    public ObjectNode dryRunMergePatch(ObjectRef ref, JsonNode patch) {
        return objects.mergePatch(ref, patch, true);
    }

    /** Replaces the object; its resourceVersion, where set, must still be the newest, else KubeException(CONFLICT). */
    public ObjectNode replace(ObjectNode object) {
        return objects.replace(object);
    }

    /**
     * Deletes an object; its dependents go in the background.
     *
     * @return whether there was anything to delete
     */
    public boolean delete(ObjectRef ref) {
        return objects.delete(ref);
    }

    /** Whether the user has a right, by SelfSubjectAccessReview. */
    public boolean may(Permission permission) {
        return new AccessReview(server).may(permission);
    }

    /** What the External Metrics API says; throws only where the server cannot be asked or does not let the user. */
    public ExternalMetric externalMetric(String namespace, String metricName) {
        return new ExternalMetricsReader(server).read(namespace, metricName);
    }

    /** How far a Deployment or DaemonSet has come. KubeException(NOT_FOUND) where it is not there. */
    public Rollout rollout(ObjectRef workload) {
        return new RolloutReader(objects).read(workload);
    }

    /** Events about one object, oldest first. */
    public List<KubeEvent> eventsOf(ObjectRef about) {
        return new EventReader(objects).about(about);
    }

    /**
     * Starts a watch that survives 410, restarts and silence; signals come one at a time on the watch's own thread, none after
     * it is closed. Close it before the cluster.
     */
    public AutoCloseable watch(WatchScope scope, Consumer<WatchSignal> listener) {
        return new ResilientWatch(server, objects, scope, listener, watchTuning).start();
    }

    /** Forwards a free local port of 127.0.0.1 to a pod's port until closed. */
    public PortForward portForward(String namespace, String pod, int port) {
        return PodForward.open(
                connection.client(), objects, new AccessReview(server), server.failures(), namespace, pod, port);
    }

    /**
     * GET from a pod's port, through the API server. Throws KubeException where the API server refuses; what the pod answers is
     * returned, whatever it is.
     *
     * @param scheme http or https
     * @param path begins with a slash
     */
    public PodAnswer podHttp(String namespace, String pod, String scheme, int port, String path) {
        return new PodHttp(server).get(namespace, pod, scheme, port, path);
    }

    /**
     * The last lines of a container's log, as {@code kubectl logs --tail} prints them.
     *
     * @param lines how many, at most
     */
    public String log(String namespace, String pod, String container, int lines) {
        Call call = Call.get(
                        "/api/v1/namespaces/" + ResourcePaths.encode(namespace) + "/pods/" + ResourcePaths.encode(pod)
                                + "/log?tailLines=" + lines + "&container=" + ResourcePaths.encode(container),
                        "read the log of pod " + namespace + "/" + pod)
                .needing(new Permission("get", "", "pods/log", namespace));
        return server.demand(call).body();
    }

    /** Runs a program in a pod's container and waits for its end, no longer than the timeout. */
    public ProgramResult exec(String namespace, String pod, String container, Duration timeout, String... command) {
        return new PodExec(connection.client(), new AccessReview(server), server.failures())
                .run(namespace, pod, container, timeout, command);
    }

    /** Ends the HTTP client and its threads. */
    @Override
    public void close() {
        connection.close();
    }
}
