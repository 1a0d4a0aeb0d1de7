package io.scaleguide.practice.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.time.PracticeClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ControlPlaneTest {
    private final PracticeClock clock = new PracticeClock(Clock.systemUTC(), 1);
    private final ObjectStore store = new ObjectStore(clock, new Random(1));

    private record Probe(Duration period, boolean wakesOnChange, Runnable work) implements Controller {
        @Override
        public String name() {
            return "probe";
        }

        @Override
        public void reconcile() {
            work.run();
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aChangeWakesTheControllersThatWantIt() throws Exception {
        CountDownLatch runs = new CountDownLatch(2);
        CountDownLatch first = new CountDownLatch(1);
        Probe probe = new Probe(Duration.ofHours(1), true, () -> {
            runs.countDown();
            first.countDown();
        });
        try (ControlPlane plane = new ControlPlane(store, clock, List.of(probe), (name, problem) -> {})) {
            plane.start();
            assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
            store.create(Types.SECRET, secret());
            assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aControllerThatFailsIsToldOfAndTheOthersRun() {
        List<String> told = new ArrayList<>();
        List<String> ran = new ArrayList<>();
        Probe broken = new Probe(Duration.ofSeconds(1), true, () -> {
            throw new IllegalStateException("no");
        });
        Probe sound = new Probe(Duration.ofSeconds(1), true, () -> ran.add("sound"));
        ControlPlane plane = new ControlPlane(
                store, clock, List.of(broken, sound), (name, problem) -> told.add(name + ": " + problem.getMessage()));
        plane.runOnce();
        plane.runOnce();
        assertThat(told).containsExactly("probe: no", "probe: no");
        assertThat(ran).hasSize(2);
    }

    @Test
    void theSameEventAgainRaisesItsCount() {
        EventRecorder events = new EventRecorder(store, clock, new Random(1));
        ObjectNode about = store.create(Types.SECRET, secret());
        events.record("kubelet", about, "Normal", "Pulled", "one");
        events.record("kubelet", about, "Normal", "Pulled", "one");
        events.record("kubelet", about, "Normal", "Pulled", "two");
        assertThat(store.list(Types.EVENT, "default"))
                .extracting(event -> event.path("count").asInt(0))
                .containsExactlyInAnyOrder(2, 1);
        assertThat(store.list(Types.EVENT, "default")).allSatisfy(event -> {
            assertThat(event.path("metadata").path("name").asString("")).matches("keys\\.[0-9a-f]{16}");
            assertThat(event.path("source").path("component").asString("")).isEqualTo("kubelet");
            assertThat(event.path("involvedObject").path("kind").asString("")).isEqualTo("Secret");
        });
    }

    private static ObjectNode secret() {
        ObjectNode secret = JsonNodeFactory.instance.objectNode();
        secret.putObject("metadata").put("name", "keys").put("namespace", "default");
        return secret;
    }
}
