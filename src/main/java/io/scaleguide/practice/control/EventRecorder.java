package io.scaleguide.practice.control;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.time.PracticeClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes events into the store. All their times are wall times. */
public final class EventRecorder implements Events {
    /** How long events are kept on the machine's clock: kube-apiserver's default {@code --event-ttl}. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private record Key(String uid, String type, String reason, String message, String component) {}

    private record Place(String namespace, String name) {}

    private final Objects objects;
    private final PracticeClock clock;
    private final RandomGenerator random;
    private final Map<Key, Place> known = new HashMap<>();
    private Instant lastSweep;

    /**
     * @param objects where events go
     * @param clock gives their times
     * @param random gives the ends of their names
     */
    public EventRecorder(Objects objects, PracticeClock clock, RandomGenerator random) {
        this.objects = objects;
        this.clock = clock;
        this.random = random;
        this.lastSweep = clock.wall();
    }

    @Override
    public synchronized void record(String component, ObjectNode about, String type, String reason, String message) {
        sweep();
        // As a real server, take nothing new for a namespace that is ending: it would never end.
        boolean ending = objects.get(Types.NAMESPACE, "", Meta.namespace(about))
                .filter(Meta::deleting)
                .isPresent();
        if (ending) {
            return;
        }
        Key key = new Key(Meta.text(about, "uid"), type, reason, message, component);
        Place place = known.get(key);
        if (place == null || !again(place)) {
            known.put(key, first(component, about, type, reason, message));
        }
    }

    private boolean again(Place place) {
        return objects.modify(Types.EVENT, place.namespace(), place.name(), event -> event.put(
                                "count", event.path("count").asInt(1) + 1)
                        .put("lastTimestamp", now()))
                .isPresent();
    }

    private Place first(String component, ObjectNode about, String type, String reason, String message) {
        // Events about objects of the cluster live in "default", as client-go puts them there.
        String namespace = Meta.namespace(about).isEmpty() ? "default" : Meta.namespace(about);
        String name = Meta.name(about) + "." + Long.toHexString(random.nextLong() | Long.MIN_VALUE);
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.putObject("metadata").put("name", name).put("namespace", namespace);
        ObjectNode involved = event.putObject("involvedObject");
        involved.put("apiVersion", about.path("apiVersion").asString(""));
        involved.put("kind", about.path("kind").asString(""));
        involved.put("name", Meta.name(about)).put("uid", Meta.text(about, "uid"));
        if (!Meta.namespace(about).isEmpty()) {
            involved.put("namespace", namespace);
        }
        involved.put("resourceVersion", Meta.text(about, "resourceVersion"));
        event.put("type", type).put("reason", reason).put("message", message);
        event.put("count", 1).put("firstTimestamp", now()).put("lastTimestamp", now());
        event.putObject("source").put("component", component);
        event.put("reportingComponent", component).put("reportingInstance", "");
        objects.create(Types.EVENT, event);
        return new Place(namespace, name);
    }

    private void sweep() {
        if (Duration.between(lastSweep, clock.wall()).compareTo(BETWEEN_SWEEPS) < 0) {
            return;
        }
        lastSweep = clock.wall();
        Instant oldest = lastSweep.minus(KEPT);
        for (ObjectNode event : objects.list(Types.EVENT, "")) {
            String last = event.path("lastTimestamp").asString(Meta.text(event, "creationTimestamp"));
            if (!last.isEmpty() && Instant.parse(last).isBefore(oldest)) {
                objects.delete(Types.EVENT, Meta.namespace(event), Meta.name(event));
            }
        }
        known.values().removeIf(place -> objects.get(Types.EVENT, place.namespace(), place.name())
                .isEmpty());
    }

    private String now() {
        return clock.wall().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
