package io.scaleguide.hpa;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Feeds what a real HPA controller saw to this room's algorithm and compares what each decided. A recording holds lives: an HPA's spec, and for each sync
 * the time, what was seen, and what the controller left: the target's replicas and the HPA's conditions, which are numbers in a list of words.
 */
public final class Replay {
    /** The controller's words when its copy of the HPA was old: nothing of that sync is in the status, and it comes again. */
    private static final String STATUS_LOST = "FailedUpdateStatus: ";

    /** How client-go's recorder begins the one event that stands for all further ones of a reason, after ten; the others cannot be read. */
    private static final String COMBINED = "(combined from similar events): ";

    private final JsonNode words;
    private final List<String> differences = new ArrayList<>();
    private int decisions;

    private Replay(JsonNode words) {
        this.words = words;
    }

    /**
     * Replays a whole recording.
     *
     * @param recording as DecisionsIT writes it
     */
    public static Replay of(JsonNode recording) {
        Replay replay = new Replay(recording.path("words"));
        recording.path("lives").forEach(replay::live);
        return replay;
    }

    /** How many decisions were compared. */
    public int decisions() {
        return decisions;
    }

    /** Where the two differ, in words; none where they agree on everything. */
    public List<String> differences() {
        return List.copyOf(differences);
    }

    private void live(JsonNode life) {
        HpaSpec spec = HpaReader.read(life.path("spec"));
        History history = History.NONE;
        Map<String, String> conditions = new LinkedHashMap<>();
        Set<String> events = new LinkedHashSet<>();
        Set<String> recorded = texts(life.path("events"));
        boolean everyStatus = recorded.stream().noneMatch(event -> event.startsWith(STATUS_LOST));
        for (JsonNode sync : life.path("syncs")) {
            Decision decision = Autoscaler.decide(spec, seen(sync), history);
            history = corrected(decision.next(), sync);
            decision.conditions().forEach(condition -> conditions.put(condition.type(), words(condition)));
            decision.warnings().forEach(warning -> events.add(warning.reason() + ": " + warning.message()));
            // Who reads events leaves out the space that an empty reason ends with.
            decision.rescaleReason()
                    .ifPresent(reason -> events.add(
                            ("SuccessfulRescale: New size: " + decision.desiredReplicas() + "; reason: " + reason)
                                    .strip()));
            decisions++;
            String where =
                    life.path("name").asString() + " at " + sync.path("t").asDouble() + " ms: ";
            if (decision.desiredReplicas() != sync.path("left").asInt()) {
                differences.add(where + "the controller left "
                        + sync.path("left").asInt() + " replicas, the room " + decision.desiredReplicas());
            }
            compare(where, conditions, sync, everyStatus);
        }
        recorded.removeIf(event -> event.startsWith(STATUS_LOST));
        compareEvents(life, recorded, events);
    }

    /** The controller remembers a rescale when the server has taken it, some milliseconds after the room's one reading of the clock. */
    private static History corrected(History history, JsonNode sync) {
        return sync.has("rescaled")
                ? new History(
                        history.recommendations(),
                        moved(history.ups(), time(sync, "t"), time(sync, "rescaled")),
                        moved(history.downs(), time(sync, "t"), time(sync, "rescaled")))
                : history;
    }

    private static List<History.Past> moved(List<History.Past> changes, Instant from, Instant to) {
        return changes.stream()
                .map(past -> past.time().equals(from) ? new History.Past(to, past.replicas()) : past)
                .toList();
    }

    private void compare(String where, Map<String, String> ours, JsonNode sync, boolean everyStatus) {
        List<String> recorded = List.copyOf(texts(sync.path("conditions")));
        if (everyStatus && !recorded.equals(List.copyOf(ours.values()))) {
            differences.add(where + "the controller's conditions are " + recorded + ", the room's " + ours.values());
        }
    }

    private Set<String> texts(JsonNode numbers) {
        Set<String> texts = new LinkedHashSet<>();
        numbers.forEach(number -> texts.add(words.path(number.asInt()).asString()));
        return texts;
    }

    private void compareEvents(JsonNode life, Set<String> recorded, Set<String> ours) {
        Set<String> unexplained = new LinkedHashSet<>();
        recorded.forEach(event -> unexplained.add(event.replace(COMBINED, "")));
        Set<String> unseen = new LinkedHashSet<>(ours);
        unseen.removeAll(unexplained);
        unexplained.removeAll(ours);
        if (recorded.stream().anyMatch(event -> event.contains(COMBINED))) {
            unseen.clear();
        }
        if (!unexplained.isEmpty() || !unseen.isEmpty()) {
            differences.add(life.path("name").asString() + ": events of the controller alone " + unexplained
                    + ", of the room alone " + unseen);
        }
    }

    /** Recorded in milliseconds, with microseconds behind the point. */
    private static Instant time(JsonNode sync, String field) {
        return Instant.EPOCH.plusNanos(Math.round(sync.path(field).asDouble() * 1000) * 1000);
    }

    private static Observation seen(JsonNode sync) {
        List<MetricReading> readings = new ArrayList<>();
        for (JsonNode reading : sync.path("readings")) {
            readings.add(
                    reading.isNumber()
                            ? new MetricReading.Value(reading.asLong())
                            : new MetricReading.Missing(reading.asString()));
        }
        return new Observation(
                time(sync, "t"),
                sync.path("spec").asInt(),
                sync.path("status").asInt(),
                sync.path("ready").asInt(),
                readings);
    }

    private static String words(Condition condition) {
        return condition.type() + "=" + condition.status() + " " + condition.reason() + ": " + condition.message();
    }
}
