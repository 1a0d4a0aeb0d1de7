package io.scaleguide.helm;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The revisions of a release, oldest first, as {@code helm history -o json} lists them (the same fields in helm 3 and 4).
 */
record ReleaseHistory(List<Row> rows) {

    /** The states of a revision that was deployed at some time: helm pkg/release status names. */
    private static final Set<String> WAS_DEPLOYED = Set.of("deployed", "superseded");

    /** One revision. */
    record Row(
            int revision,
            String status,
            String chart,
            String appVersion,
            String description,
            Optional<Instant> updated) {}

    /** Reads helm's list; no rows for an empty one. Throws HelmFailedException when it is not JSON. */
    static ReleaseHistory parse(String json) {
        JsonNode list;
        try {
            list = JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            throw new HelmFailedException("helm does not list the release's revisions as JSON: "
                    + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("")
                    + ". Run helm history by hand.");
        }
        return new ReleaseHistory(StreamSupport.stream(list.spliterator(), false)
                .map(ReleaseHistory::row)
                .sorted(Comparator.comparingInt(Row::revision))
                .toList());
    }

    ReleaseState state() {
        if (rows.isEmpty()) {
            return new ReleaseState.Absent();
        }
        Row last = rows.get(rows.size() - 1);
        boolean everDeployed = lastDeployed().isPresent();
        if (last.status().equals("deployed") || last.status().equals("superseded")) {
            return new ReleaseState.Deployed(last.revision(), last.chart(), last.appVersion());
        }
        if (last.status().startsWith("pending")) {
            return new ReleaseState.Pending(last.revision(), last.chart(), last.status(), everDeployed, last.updated());
        }
        if (last.status().startsWith("uninstall")) {
            return new ReleaseState.Uninstalled(last.revision(), last.status());
        }
        return new ReleaseState.Failed(last.revision(), last.chart(), last.description(), everDeployed);
    }

    /** The revision to go back to: the deployed one, else the newest that once was. */
    Optional<Integer> lastDeployed() {
        return rows.stream()
                .filter(row -> WAS_DEPLOYED.contains(row.status()))
                .max(Comparator.comparing((Row row) -> row.status().equals("deployed"))
                        .thenComparingInt(Row::revision))
                .map(Row::revision);
    }

    private static Row row(JsonNode node) {
        return new Row(
                node.path("revision").asInt(0),
                node.path("status").asString(""),
                node.path("chart").asString(""),
                node.path("app_version").asString(""),
                KeyMask.mask(node.path("description").asString("")),
                time(node.path("updated").asString("")));
    }

    /** Helm writes RFC 3339 with the offset of where it ran. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The Secret that holds a revision: helm pkg/storage/storage.go, makeKey. */
    static String secret(ReleaseRef release, int revision) {
        return "sh.helm.release.v1." + release.name() + ".v" + revision;
    }
}
