package io.scaleguide.practice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scaleguide.practice.time.PracticeClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ObjectStoreTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectStore store = new ObjectStore(
            new PracticeClock(Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC), 1),
            new Random(7));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNewObjectGetsItsIdentity() {
        ObjectNode made = store.create(Types.DEPLOYMENT, object("shop", "web"));

        assertThat(made.path("kind").asString()).isEqualTo("Deployment");
        assertThat(made.path("apiVersion").asString()).isEqualTo("apps/v1");
        assertThat(Meta.text(made, "creationTimestamp")).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(Meta.text(made, "uid")).isNotEmpty();
        assertThat(made.path("metadata").path("generation").asInt()).isEqualTo(1);
        assertThatThrownBy(() -> store.create(Types.DEPLOYMENT, object("shop", "web")))
                .isInstanceOf(ApiError.class)
                .hasMessage("deployments.apps \"web\" already exists");
    }

    @Test
    void generationFollowsTheSpecOnly() {
        store.create(Types.DEPLOYMENT, object("shop", "web"));
        store.modify(Types.DEPLOYMENT, "shop", "web", it -> {
            it.putObject("status").put("replicas", 1);
            return it;
        });
        assertThat(generation()).isEqualTo(1);
        store.modify(Types.DEPLOYMENT, "shop", "web", it -> {
            it.putObject("spec").put("replicas", 2);
            return it;
        });
        assertThat(generation()).isEqualTo(2);
    }

    @Test
    void writingTheSameAgainChangesNothing() {
        store.create(Types.DEPLOYMENT, object("shop", "web"));
        long before = store.resourceVersion();
        store.modify(Types.DEPLOYMENT, "shop", "web", it -> it);
        assertThat(store.resourceVersion()).isEqualTo(before);
    }

    @Test
    void callersGetCopies() {
        store.create(Types.CONFIG_MAP, object("shop", "a")).putObject("data").put("x", "y");
        assertThat(store.get(Types.CONFIG_MAP, "shop", "a").orElseThrow().has("data"))
                .isFalse();
        assertThat(store.list(Types.CONFIG_MAP, "")).hasSize(1);
        assertThat(store.list(Types.CONFIG_MAP, "sho")).isEmpty();
    }

    @Test
    void deletingANamespaceDeletesItsContents() {
        store.create(Types.NAMESPACE, object("", "shop"));
        store.create(Types.CONFIG_MAP, object("shop", "a"));
        store.create(Types.DEPLOYMENT, object("shop", "web"));
        assertThat(store.delete(Types.NAMESPACE, "", "shop")).isTrue();
        assertThat(store.list(Types.CONFIG_MAP, "shop")).isEmpty();
        assertThat(store.list(Types.NAMESPACE, "")).isEmpty();
    }

    @Test
    void anObjectBeingDeletedGoesWithItsLastFinalizer() {
        ObjectNode held = object("shop", "a");
        Meta.of(held).put("deletionTimestamp", "2026-01-02T03:04:05Z");
        Meta.of(held).putArray("finalizers").add("example.org/hold");
        store.create(Types.CONFIG_MAP, held);
        store.modify(Types.CONFIG_MAP, "shop", "a", it -> {
            Meta.of(it).remove("finalizers");
            return it;
        });
        assertThat(store.get(Types.CONFIG_MAP, "shop", "a")).isEmpty();
    }

    @Test
    void changesArriveInOrderAndForgottenOnesAreGone() throws Exception {
        BlockingQueue<Change> seen = new LinkedBlockingQueue<>();
        store.onChange(seen::add);
        long start = store.resourceVersion();
        store.create(Types.CONFIG_MAP, object("shop", "a"));
        store.delete(Types.CONFIG_MAP, "shop", "a");
        assertThat(next(seen).verb()).isEqualTo(Change.Verb.ADDED);
        assertThat(next(seen).verb()).isEqualTo(Change.Verb.DELETED);
        assertThat(store.awaitChanges(start, Duration.ZERO)).hasSize(2);

        EventLog log = new EventLog(1 << 20, 2);
        store.awaitChanges(start, Duration.ZERO).forEach(log::add);
        store.create(Types.CONFIG_MAP, object("shop", "b"));
        store.awaitChanges(start + 2, Duration.ZERO).forEach(log::add);
        assertThat(log.after(start + 1)).hasSize(2);
        assertThatThrownBy(() -> log.after(start))
                .isInstanceOfSatisfying(
                        ApiError.class, error -> assertThat(error.status()).isEqualTo(410));
    }

    private static Change next(BlockingQueue<Change> seen) throws InterruptedException {
        Change change = seen.poll(30, TimeUnit.SECONDS);
        return java.util.Objects.requireNonNull(change, "no change within 30 s");
    }

    private int generation() {
        return store.get(Types.DEPLOYMENT, "shop", "web")
                .orElseThrow()
                .path("metadata")
                .path("generation")
                .asInt();
    }

    private static ObjectNode object(String namespace, String name) {
        ObjectNode object = JSON.createObjectNode();
        Meta.of(object).put("name", name);
        if (!namespace.isEmpty()) {
            Meta.of(object).put("namespace", namespace);
        }
        return object;
    }
}
