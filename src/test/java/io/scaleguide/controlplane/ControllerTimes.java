package io.scaleguide.controlplane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * When the HPA controller read its clock, from what it logs: at {@code Proposing desired replicas} the moment that windows are reckoned from, at
 * {@code Successfully rescaled} the one that a rescale is remembered with. Whoever answers its requests knows both only roughly on a busy machine.
 */
final class ControllerTimes {
    private static final Pattern LINE = Pattern.compile(
            ".\\d{4} (\\d\\d:\\d\\d:\\d\\d\\.\\d{6}) .*\"(Proposing desired replicas|Successfully rescaled).*"
                    + RecordedLife.NAMESPACE + "/([a-z-]+)\".*");

    private final Instant start;
    private final Map<String, TreeSet<Long>> proposals = new HashMap<>();
    private final Map<String, TreeSet<Long>> rescales = new HashMap<>();

    /**
     * @param log what the control plane logs
     * @param start what the recording's milliseconds are counted from, less than 12 h ago
     */
    ControllerTimes(Path log, Instant start) throws IOException {
        this.start = start;
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                Map<String, TreeSet<Long>> kind = matcher.group(2).startsWith("P") ? proposals : rescales;
                kind.computeIfAbsent(matcher.group(3), ignored -> new TreeSet<>())
                        .add(microseconds(LocalTime.parse(matcher.group(1))));
            }
        }
    }

    private long microseconds(LocalTime time) {
        LocalTime began = LocalTime.ofInstant(start, ZoneId.systemDefault());
        Duration since = Duration.between(began, time);
        // A recording may go over midnight.
        Duration after = since.compareTo(Duration.ofHours(-12)) < 0 ? since.plusDays(1) : since;
        return after.toNanos() / 1000;
    }

    /** Puts the controller's times in the place of the recorder's. */
    void correct(JsonNode recording) {
        for (JsonNode life : recording.path("lives")) {
            String name = life.path("name").asString();
            List<JsonNode> syncs = life.path("syncs").valueStream().toList();
            for (int index = 0; index < syncs.size(); index++) {
                long from = syncs.get(index).path("t").asLong() * 1000;
                long until = index + 1 < syncs.size()
                        ? syncs.get(index + 1).path("t").asLong() * 1000
                        : Long.MAX_VALUE;
                ObjectNode sync = (ObjectNode) syncs.get(index);
                first(proposals, name, from, until).ifPresent(time -> sync.put("t", time / 1000.0));
                first(rescales, name, from, until).ifPresent(time -> sync.put("rescaled", time / 1000.0));
            }
        }
    }

    private static Optional<Long> first(Map<String, TreeSet<Long>> times, String life, long from, long until) {
        return Optional.ofNullable(times.getOrDefault(life, new TreeSet<>()).ceiling(from))
                .filter(time -> time < until);
    }
}
