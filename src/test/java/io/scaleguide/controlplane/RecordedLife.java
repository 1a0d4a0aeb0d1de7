package io.scaleguide.controlplane;

import io.scaleguide.hpa.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An HPA of {@code lives.yaml}: its objects, how far it has come in its script, and what was recorded. */
final class RecordedLife {
    /** Where they all live. */
    static final String NAMESPACE = "replay";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** One sync, as far as it has come. */
    private record Sync(long time, int spec, int status, int ready, List<Object> readings) {}

    private final JsonNode script;
    private final List<ObjectNode> recorded = new ArrayList<>();
    private final Set<Integer> events = new LinkedHashSet<>();
    private final Map<String, Integer> words;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Sync> open = Optional.empty();
    private int step = -1;
    private boolean complete;

    /**
     * @param script its entry in the file
     * @param words numbers for everything that is said, shared with others
     */
    RecordedLife(JsonNode script, Map<String, Integer> words) {
        this.script = script;
        this.words = words;
    }

    String name() {
        return script.path("name").asString();
    }

    int replicas() {
        return script.path("replicas").asInt();
    }

    String metric(int number) {
        return name() + "." + number;
    }

    ObjectNode hpa() {
        ObjectNode hpa =
                JSON.createObjectNode().put("apiVersion", "autoscaling/v2").put("kind", "HorizontalPodAutoscaler");
        hpa.putObject("metadata").put("name", name()).put("namespace", NAMESPACE);
        ObjectNode spec = hpa.putObject("spec");
        spec.putObject("scaleTargetRef")
                .put("apiVersion", "apps/v1")
                .put("kind", "Deployment")
                .put("name", name());
        spec.set("minReplicas", script.path("minReplicas"));
        spec.set("maxReplicas", script.path("maxReplicas"));
        if (script.has("behavior")) {
            spec.set("behavior", script.path("behavior"));
        }
        String[] target = script.path("target").asString().split(" ", 2);
        for (int number = 0; number < script.path("metrics").asInt(); number++) {
            ObjectNode external = spec.withArray("metrics")
                    .addObject()
                    .put("type", "External")
                    .putObject("external");
            external.putObject("metric").put("name", metric(number));
            external.putObject("target")
                    .put("type", target[0])
                    .put(target[0].equals("Value") ? "value" : "averageValue", target[1]);
        }
        return hpa;
    }

    /** What the script says for a metric at the present step; the last step goes on for ever. */
    String value(int metric) {
        lock.lock();
        try {
            JsonNode values = script.path("values");
            String all =
                    values.path(Math.max(0, Math.min(step, values.size() - 1))).asString();
            String value = all.split("\\|", -1)[metric];
            open.ifPresent(sync -> sync.readings().add(reading(metric, value)));
            return value;
        } finally {
            lock.unlock();
        }
    }

    /** A step that sets the target's replicas. */
    record Disturbance(int step, int replicas) {}

    /**
     * What the present step sets, once the controller has dealt with it.
     *
     * @param begunBefore a time in milliseconds; a sync that began later may not be dealt with yet
     */
    Optional<Disturbance> disturbance(long begunBefore) {
        lock.lock();
        try {
            String value = script.path("values").path(Math.max(0, step)).asString("");
            boolean sets = value.startsWith("set:")
                    && open.filter(sync -> sync.time() < begunBefore).isPresent();
            return sets
                    ? Optional.of(new Disturbance(step, Integer.parseInt(value.split(":", -1)[1])))
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** A sync without metrics, seen by what it left. */
    void between(long time, int found, JsonNode deployment, JsonNode hpa) {
        lock.lock();
        try {
            recorded.add(entry(new Sync(time, found, 0, 0, List.of()), deployment, hpa));
        } finally {
            lock.unlock();
        }
    }

    /** The reading as the controller makes one of it, in thousandths or in words: replica_calculator.go and the metrics client. */
    private Object reading(int metric, String value) {
        String unable = "unable to get external metric " + NAMESPACE + "/" + metric(metric) + "/nil: ";
        if (value.startsWith("error:")) {
            return unable + "unable to fetch metrics from external metrics API: Internal error occurred: "
                    + value.substring("error:".length());
        }
        if (value.equals("none")) {
            return unable + "no metrics returned from external metrics API";
        }
        return Arrays.stream(value.replaceFirst("^(old|set:\\d+):", "").split("\\+", -1))
                .mapToLong(amount -> Quantity.parse(amount).milli())
                .sum();
    }

    /** Whether its target is an average over the replicas. */
    boolean perPod() {
        return script.path("target").asString().startsWith("AverageValue");
    }

    void begins(long time, int spec, int status, int ready) {
        lock.lock();
        try {
            step++;
            open = Optional.of(new Sync(time, spec, status, ready, new ArrayList<>()));
        } finally {
            lock.unlock();
        }
    }

    /** The sync that is open, if one is, has left this. */
    void ended(JsonNode deployment, JsonNode hpa) {
        lock.lock();
        try {
            if (open.isPresent() && !over()) {
                recorded.add(entry(open.get(), deployment, hpa));
            }
            open = Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private ObjectNode entry(Sync sync, JsonNode deployment, JsonNode hpa) {
        ObjectNode entry = JSON.createObjectNode()
                .put("t", sync.time())
                .put("spec", sync.spec())
                .put("status", sync.status())
                .put("ready", sync.ready());
        sync.readings().forEach(reading -> {
            if (reading instanceof Long milli) {
                entry.withArray("readings").add(milli.longValue());
            } else {
                entry.withArray("readings").add(String.valueOf(reading));
            }
        });
        entry.put("left", deployment.at("/spec/replicas").asInt(1));
        Map<String, JsonNode> conditions = new LinkedHashMap<>();
        hpa.at("/status/conditions")
                .forEach(each -> conditions.put(each.path("type").asString(), each));
        conditions.values().forEach(each -> entry.withArray("conditions")
                .add(number(each.path("type").asString()
                        + "=" + each.path("status").asString().equals("True") + " "
                        + each.path("reason").asString() + ": "
                        + each.path("message").asString())));
        return entry;
    }

    /** Whether the script has been followed to its end. */
    boolean over() {
        lock.lock();
        try {
            return step >= script.path("values").size();
        } finally {
            lock.unlock();
        }
    }

    /** What the controller has said of it by its end; later words are not taken. */
    void said(List<String> all) {
        lock.lock();
        try {
            if (!complete) {
                all.forEach(event -> events.add(number(event)));
                complete = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is over, and what was said of it is known. */
    boolean complete() {
        lock.lock();
        try {
            return complete;
        } finally {
            lock.unlock();
        }
    }

    /** Everything recorded. */
    ObjectNode recording() {
        ObjectNode life = JSON.createObjectNode().put("name", name());
        ObjectNode spec = (ObjectNode) hpa().path("spec");
        spec.remove("scaleTargetRef");
        life.set("spec", spec);
        recorded.forEach(life.putArray("syncs")::add);
        events.forEach(life.withArray("events")::add);
        return life;
    }

    private int number(String text) {
        synchronized (words) {
            return words.computeIfAbsent(text, ignored -> words.size());
        }
    }
}
