package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.control.ControlPlane;
import io.scaleguide.practice.control.EventRecorder;
import io.scaleguide.practice.time.PracticeClock;
import io.scaleguide.time.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A practice cluster without its server, whose time stands still until a test moves it. */
final class Bench implements AutoCloseable {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final TestClock hands = TestClock.at("2026-01-02T03:04:05Z");
    final PracticeClock clock = new PracticeClock(hands, 1);
    final ObjectStore objects = new ObjectStore(clock, new Random(1));
    final EventRecorder events = new EventRecorder(objects, clock, new Random(2));
    final List<RuntimeException> problems = new ArrayList<>();
    final ControllerContext context = new ControllerContext(objects, events, clock, new Random(3));
    LoadBalancer balancer = LoadBalancer.none();
    boolean apiServicesAnswer = true;
    private final ControlPlane plane = new ControlPlane(
            objects,
            clock,
            BuiltinControllers.all(
                    context,
                    KubeletSettings.usual(),
                    new LoadBalancer() {
                        @Override
                        public Exposure expose(String namespace, String name, List<Integer> ports) {
                            return balancer.expose(namespace, name, ports);
                        }

                        @Override
                        public void release(String namespace, String name) {
                            balancer.release(namespace, name);
                        }
                    },
                    name -> apiServicesAnswer),
            (controller, problem) -> problems.add(problem));

    Bench() {
        ClusterSeed.plant(objects, clock);
        settle();
    }

    void pass(int seconds) {
        hands.advance(Duration.ofSeconds(seconds));
    }

    void settle() {
        plane.settle();
    }

    /** Lets time pass, second by second. */
    void live(int seconds) {
        settle();
        for (int i = 0; i < seconds; i++) {
            pass(1);
            settle();
        }
    }

    ObjectNode create(ResourceType type, String yaml) {
        ObjectNode object = (ObjectNode) YAML.readTree(yaml);
        ObjectNode meta = object.withObjectProperty("metadata");
        if (type.namespaced() && !meta.has("namespace")) {
            meta.put("namespace", "default");
        }
        return objects.create(type, object);
    }

    ObjectNode deployment(String name, int replicas, String image) {
        return create(Types.DEPLOYMENT, """
                metadata: {name: %s}
                spec:
                  replicas: %d
                  selector: {matchLabels: {app: %s}}
                  template:
                    metadata: {labels: {app: %s}}
                    spec: {containers: [{name: main, image: "%s", ports: [{name: http, containerPort: 8080}]}]}
                """.formatted(name, replicas, name, name, image));
    }

    void change(ResourceType type, String name, Consumer<ObjectNode> change) {
        objects.modify(type, "default", name, stored -> {
            change.accept(stored);
            return stored;
        });
    }

    ObjectNode get(ResourceType type, String name) {
        return objects.get(type, type.namespaced() ? "default" : "", name).orElseThrow();
    }

    List<ObjectNode> pods() {
        return objects.list(Types.POD, "default");
    }

    String waiting(ObjectNode pod) {
        return pod.path("status")
                .path("containerStatuses")
                .path(0)
                .path("state")
                .path("waiting")
                .path("reason")
                .asString("");
    }

    List<String> messages(String reason) {
        return objects.list(Types.EVENT, "").stream()
                .filter(event -> event.path("reason").asString("").equals(reason))
                .map(event -> event.path("message").asString(""))
                .toList();
    }

    static String reason(JsonNode object, String condition) {
        return Conditions.find(object.path("status"), condition)
                .map(found -> found.path("status").asString("") + " "
                        + found.path("reason").asString(""))
                .orElse("none");
    }

    @Override
    public void close() {
        objects.close();
    }
}
