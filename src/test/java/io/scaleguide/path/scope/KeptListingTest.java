package io.scaleguide.path.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.server.Kubeconfig;
import io.scaleguide.practice.api.server.PracticeApiServer;
import io.scaleguide.practice.net.PodInsides;
import io.scaleguide.practice.time.PracticeClock;
import io.scaleguide.tools.CountingProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptListingTest {
    @TempDir
    private Path folder;

    private ObjectStore store;
    private PracticeApiServer server;
    private CountingProxy proxy;
    private Cluster cluster;
    private volatile boolean mayWatch = true;

    @BeforeEach
    void start() throws IOException {
        store = new ObjectStore(new PracticeClock(Clock.systemUTC(), 1), new Random(7));
        server = PracticeApiServer.start(
                store,
                Clock.systemUTC(),
                new Random(8),
                (verb, group, resource, namespace) -> mayWatch,
                PodInsides.empty(Clock.systemUTC()));
        proxy = new CountingProxy(Kubeconfig.write(folder.resolve("config"), server.baseUri(), "test", 1));
        cluster = Cluster.open(
                new ClusterChoice(List.of(proxy.kubeconfig(folder)), Optional.empty()), Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        cluster.close();
        proxy.close();
        server.close();
        store.close();
    }

    @Test
    void whatIsAskedAgainIsListedOnceAndThenFollowed() throws InterruptedException {
        service("one");
        try (KeptListing kept = new KeptListing(cluster)) {
            awaitNames(kept, "one");
            service("another");
            awaitNames(kept, "another", "one");
            cluster.delete(new ObjectRef(Kinds.SERVICE, "default", "one"));
            awaitNames(kept, "another");
            assertThat(proxy.lists()).hasSize(1);
        }
    }

    @Test
    void whoMayNotWatchListsEachTime() {
        mayWatch = false;
        service("one");
        try (KeptListing kept = new KeptListing(cluster)) {
            assertThat(names(kept)).containsExactly("one");
            service("another");
            assertThat(names(kept)).containsExactly("another", "one");
            assertThat(proxy.lists()).hasSize(2);
            assertThat(proxy.counts()).doesNotContainKey("WATCH services");
        }
    }

    @Test
    void tooManyAreNotKept() {
        for (int i = 0; i <= KeptObjects.MOST; i++) {
            service("s%03d".formatted(i));
        }
        try (KeptListing kept = new KeptListing(cluster)) {
            assertThat(names(kept)).hasSize(KeptObjects.MOST + 1);
            assertThat(names(kept)).hasSize(KeptObjects.MOST + 1);
            assertThat(proxy.lists()).hasSize(3);
        }
    }

    @Test
    void aKindThatIsNotServedIsNotListed() {
        try (KeptListing kept = new KeptListing(cluster)) {
            assertThat(kept.objects(Kinds.HTTP_ROUTE, "default")).isEmpty();
            assertThat(proxy.lists()).isEmpty();
        }
    }

    @Test
    void noThreadIsLeft() throws InterruptedException {
        List<Thread> before = watches();
        List<Thread> ours;
        try (KeptListing kept = new KeptListing(cluster)) {
            kept.objects(Kinds.CRD, "");
            ours = watches().stream().filter(thread -> !before.contains(thread)).toList();
            assertThat(ours).isNotEmpty();
        }
        for (Thread thread : ours) {
            thread.join(Duration.ofSeconds(30).toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static List<Thread> watches() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("watch-" + Kinds.CRD.plural()))
                .toList();
    }

    private void service(String name) {
        cluster.apply(Manifests.read("""
                apiVersion: v1
                kind: Service
                metadata: {name: %s, namespace: default}
                spec: {ports: [{port: 80}]}
                """.formatted(name)), false);
    }

    private static List<String> names(KeptListing kept) {
        return kept.objects(Kinds.SERVICE, "default").stream()
                .map(one -> one.path("metadata").path("name").asString(""))
                .filter(name -> !name.equals("kubernetes"))
                .toList();
    }

    private static void awaitNames(KeptListing kept, String... wanted) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!names(kept).equals(List.of(wanted))) {
            assertThat(System.nanoTime()).as("in time; now " + names(kept)).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
