package io.scaleguide.hpa;

import java.time.Duration;
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
    private final Duration slack;
    private final List<String> differences = new ArrayList<>();
    private int decisions;
    private int edges;

    /** What came of one way to read the clock. */
    private record Attempt(Decision decision, Map<String, String> conditions) {}

    private Replay(JsonNode words, Duration slack) {
        this.words = words;
        this.slack = slack;
    }

    /**
     * Replays a whole recording.
     *
     * @param recording as DecisionsIT writes it
     * @param slack how much later than its metric was answered the controller may have looked at the clock, on a busy machine: where a window ends
     *     within that time, either decision is right
     */
    public static Replay of(JsonNode recording, Duration slack) {
        Replay replay = new Replay(recording.path("words"), slack);
        recording.path("lives").forEach(replay::live);
        return replay;
    }

    /** How many decisions were compared. */
    public int decisions() {
        return decisions;
    }

    /** How many of them are right only because of the slack. */
    public int edges() {
        return edges;
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
            Attempt best = attempt(spec, sync, history, conditions, everyStatus);
            Decision decision = best.decision();
            history = decision.next();
            conditions = best.conditions();
            decision.warnings().forEach(warning -> events.add(warning.reason() + ": " + warning.message()));
            // Who reads events leaves out the space that an empty reason ends with.
            decision.rescaleReason()
                    .ifPresent(reason -> events.add(
                            ("SuccessfulRescale: New size: " + decision.desiredReplicas() + "; reason: " + reason)
                                    .strip()));
            decisions++;
            compare(life.path("name").asString() + " at " + sync.path("t").asInt() + " ms: ", best, sync, everyStatus);
        }
        recorded.removeIf(event -> event.startsWith(STATUS_LOST));
        compareEvents(life, recorded, events);
    }

    /** The room's decision; where another reading of the clock within the slack agrees with the controller, that one. */
    private Attempt attempt(
            HpaSpec spec, JsonNode sync, History history, Map<String, String> before, boolean everyStatus) {
        Attempt first = attempt(spec, sync, history, before, Duration.ZERO);
        if (slack.isZero() || agrees(first, sync, everyStatus)) {
            return first;
        }
        for (Duration shift : List.of(slack, slack.negated())) {
            Attempt other = attempt(spec, sync, history, before, shift);
            if (agrees(other, sync, everyStatus)) {
                edges++;
                return other;
            }
        }
        return first;
    }

    private static Attempt attempt(
            HpaSpec spec, JsonNode sync, History history, Map<String, String> before, Duration shift) {
        Decision decision = Autoscaler.decide(spec, seen(sync, shift), history);
        Map<String, String> conditions = new LinkedHashMap<>(before);
        decision.conditions().forEach(condition -> conditions.put(condition.type(), words(condition)));
        return new Attempt(decision, conditions);
    }

    private boolean agrees(Attempt attempt, JsonNode sync, boolean everyStatus) {
        return attempt.decision().desiredReplicas() == sync.path("left").asInt()
                && (!everyStatus || conditions(attempt).equals(conditions(sync)));
    }

    private void compare(String where, Attempt ours, JsonNode sync, boolean everyStatus) {
        if (ours.decision().desiredReplicas() != sync.path("left").asInt()) {
            differences.add(where + "the controller left " + sync.path("left").asInt() + " replicas, the room "
                    + ours.decision().desiredReplicas());
        }
        if (everyStatus && !conditions(ours).equals(conditions(sync))) {
            differences.add(
                    where + "the controller's conditions are " + conditions(sync) + ", the room's " + conditions(ours));
        }
    }

    private static List<String> conditions(Attempt attempt) {
        return List.copyOf(attempt.conditions().values());
    }

    private List<String> conditions(JsonNode sync) {
        return List.copyOf(texts(sync.path("conditions")));
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

    private static Observation seen(JsonNode sync, Duration shift) {
        List<MetricReading> readings = new ArrayList<>();
        for (JsonNode reading : sync.path("readings")) {
            readings.add(
                    reading.isNumber()
                            ? new MetricReading.Value(reading.asLong())
                            : new MetricReading.Missing(reading.asString()));
        }
        return new Observation(
                Instant.EPOCH.plusMillis(sync.path("t").asLong()).plus(shift),
                sync.path("spec").asInt(),
                sync.path("status").asInt(),
                sync.path("ready").asInt(),
                readings);
    }

    private static String words(Condition condition) {
        return condition.type() + "=" + condition.status() + " " + condition.reason() + ": " + condition.message();
    }
}
