package io.scaleguide.practice.api.server;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.scaleguide.practice.api.AggregatedApi;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.TypeRegistry;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.api.schema.Admission;
import io.scaleguide.practice.api.table.Tables;
import io.scaleguide.practice.api.upgrade.Front;
import io.scaleguide.practice.net.Obstacles;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.net.WebSite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * The practice cluster's API server: HTTP on the loopback address, a free port and a path that cannot be guessed. kubectl, helm and
 * the Kubernetes client of this program talk to it as to any other.
 */
public final class PracticeApiServer implements WebSite, AutoCloseable {
    /**
     * Served without the unguessable path too: {@code kubectl get --raw} up to 1.33 leaves the server's path out, and this is what the
     * guide asks so. It can only be read, and tells no more than a latency.
     */
    private static final String EXTERNAL_METRICS = "/apis/external.metrics.k8s.io/";

    private final HttpServer http;
    private final Front front;
    private final ExecutorService threads;
    private final ObjectStore store;
    private final Aggregation aggregation;
    private final String base;
    private final Watches watches;
    private final Obstacles obstacles;

    private PracticeApiServer(
            HttpServer http,
            Front front,
            ExecutorService threads,
            ObjectStore store,
            Aggregation aggregation,
            String base,
            Watches watches,
            Obstacles obstacles) {
        this.http = http;
        this.front = front;
        this.threads = threads;
        this.store = store;
        this.aggregation = aggregation;
        this.base = base;
        this.watches = watches;
        this.obstacles = obstacles;
    }

    /**
     * Starts a server over a store; the four namespaces of a new cluster are made if they are missing.
     *
     * @param store the objects; whoever made it closes it, after this
     * @param clock the machine's clock, for ages and watch timeouts
     * @param random makes the path; take a secure one
     * @param access what {@code kubectl auth can-i} is told
     * @param pods what is reached inside pods
     * @return a server that answers
     * @throws IOException when no port could be opened
     */
    public static PracticeApiServer start(
            ObjectStore store, Clock clock, RandomGenerator random, Access access, PodInsides pods) throws IOException {
        // Without this a small answer waits for the client's delayed acknowledgement, about 40 ms; read once by the
        // JDK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        HttpServer http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        AtomicInteger count = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "practice-api-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        String base = String.format(Locale.ROOT, "/practice-%016x%016x", random.nextLong(), random.nextLong());
        Aggregation aggregation = new Aggregation(store);
        PodStreams streams = new PodStreams(base, store, pods);
        Watches watches = new Watches(store, new Rendering(new Tables(clock)), clock);
        Obstacles obstacles = new Obstacles();
        for (String own : List.of(base, "")) {
            Router router = router(own, store, aggregation, clock, access, pods, streams, watches);
            http.createContext(own.isEmpty() ? EXTERNAL_METRICS : own + "/", obstacles.before(router));
        }
        http.setExecutor(threads);
        List.of("default", "kube-system", "kube-public", "kube-node-lease").forEach(name -> addNamespace(store, name));
        http.start();
        Front front = Front.open(http.getAddress(), streams);
        return new PracticeApiServer(http, front, threads, store, aggregation, base, watches, obstacles);
    }

    private static Router router(
            String base,
            ObjectStore store,
            Aggregation aggregation,
            Clock clock,
            Access access,
            PodInsides pods,
            PodStreams streams,
            Watches watches) {
        TypeRegistry types = new TypeRegistry(store);
        Rendering rendering = new Rendering(new Tables(clock));
        Admission admission = new Admission();
        Discovery discovery = new Discovery(types, aggregation);
        Writes writes = new Writes(store, rendering, admission);
        return new Router(
                base,
                types,
                new Router.Parts(
                        discovery,
                        new OpenApi(discovery, types),
                        aggregation,
                        new Reads(store, rendering),
                        watches,
                        writes,
                        new Patches(store, rendering, admission, writes),
                        new Deletes(store, rendering),
                        new Reviews(access),
                        new PodProxy(store, pods.network()),
                        streams,
                        new PodLogReads(pods.logs(), clock)));
    }

    private static void addNamespace(ObjectStore store, String name) {
        if (store.peek(Types.NAMESPACE, "", name).isEmpty()) {
            ObjectNode namespace = Json.object();
            Meta.of(namespace).put("name", name).putObject("labels").put("kubernetes.io/metadata.name", name);
            namespace.putObject("spec").putArray("finalizers").add("kubernetes");
            namespace.putObject("status").put("phase", "Active");
            store.create(Types.NAMESPACE, namespace);
        }
    }

    /** @return the address that goes into a kubeconfig, with the path and without a slash at its end */
    public URI baseUri() {
        return origin().resolve(base);
    }

    @Override
    public URI origin() {
        return URI.create("http://127.0.0.1:" + front.port());
    }

    /** @return the objects that are served */
    public ObjectStore store() {
        return store;
    }

    @Override
    public AutoCloseable mount(String prefix, HttpHandler handler) {
        http.createContext(prefix, handler);
        return () -> http.removeContext(prefix);
    }

    /**
     * Says who answers for a Service that APIServices name.
     *
     * @param namespace the Service's namespace
     * @param service its name
     * @param api what answers
     * @return takes it away again when closed
     */
    public AutoCloseable registerAggregated(String namespace, String service, AggregatedApi api) {
        return aggregation.register(namespace, service, api);
    }

    /** @return what stands in the way of its requests */
    public Obstacles obstacles() {
        return obstacles;
    }

    /** Every watch that is open now stays open and brings nothing any more, as behind a router that has forgotten the connection. */
    public void silenceWatches() {
        watches.silence();
    }

    /** Ends every connection and refuses new ones, as a server that has stopped, until it has been told to listen again as often; the objects stay. */
    public void stopListening() {
        front.stopListening();
    }

    /**
     * Listens again, at the same address, once nobody wants it to have stopped any more.
     *
     * @throws IOException when someone else has taken the port since
     */
    public void listenAgain() throws IOException {
        front.listenAgain();
    }

    /** Ends all requests, open watches included, and frees the port. */
    @Override
    public void close() {
        front.close();
        http.stop(0);
        threads.shutdownNow();
    }
}
