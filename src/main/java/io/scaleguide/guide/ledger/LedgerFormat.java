package io.scaleguide.guide.ledger;

import io.scaleguide.guide.ledger.LedgerEntry.AnnotationSet;
import io.scaleguide.guide.ledger.LedgerEntry.ObjectChanged;
import io.scaleguide.guide.ledger.LedgerEntry.ReleaseChanged;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Ledger entries as lines of JSON. */
final class LedgerFormat {
    private static final JsonMapper JSON = JsonMapper.shared();

    private LedgerFormat() {}

    static String write(LedgerEntry entry) {
        ObjectNode line = JSON.createObjectNode();
        line.put("action", entry.action()).put("time", entry.time());
        if (entry instanceof ObjectChanged object) {
            line.put("change", "object")
                    .put("apiVersion", object.apiVersion())
                    .put("kind", object.kind())
                    .put("namespace", object.namespace())
                    .put("name", object.name())
                    .put("existed", object.existed());
            object.before().ifPresent(before -> line.set("before", before));
        } else if (entry instanceof AnnotationSet annotation) {
            line.put("change", "annotation")
                    .put("namespace", annotation.namespace())
                    .put("name", annotation.name())
                    .put("key", annotation.key())
                    .put("after", annotation.after());
            annotation.before().ifPresent(before -> line.put("before", before));
        } else if (entry instanceof ReleaseChanged release) {
            line.put("change", "release").put("namespace", release.namespace()).put("name", release.name());
            release.before().ifPresent(before -> line.put("before", before));
        }
        return line.toString();
    }

    static String write(LeftBehind left) {
        ObjectNode line = JSON.createObjectNode();
        line.put("left", left.kind())
                .put("time", left.time())
                .put("namespace", left.namespace())
                .put("name", left.name())
                .put("version", left.version());
        left.object().ifPresent(object -> line.set("object", object));
        return line.toString();
    }

    static String write(HelmWork work) {
        return JSON.createObjectNode()
                .put("helm", work.begun() ? "begun" : "ended")
                .put("time", work.time().toString())
                .put("namespace", work.namespace())
                .put("name", work.name())
                .toString();
    }

    /** Empty for a line that is not about helm's work, or whose time cannot be read. */
    static Optional<HelmWork> readWork(String text) {
        return parse(text).filter(line -> line.has("helm")).flatMap(LedgerFormat::work);
    }

    private static Optional<HelmWork> work(JsonNode line) {
        try {
            return Optional.of(new HelmWork(
                    Instant.parse(line.path("time").asString("")),
                    line.path("namespace").asString(""),
                    line.path("name").asString(""),
                    line.path("helm").asString("").equals("begun")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Empty for a line that does not say how something was left. */
    static Optional<LeftBehind> readLeft(String text) {
        return parse(text)
                .filter(line -> line.has("left"))
                .map(line -> new LeftBehind(
                        line.path("time").asString(""),
                        line.path("left").asString(""),
                        line.path("namespace").asString(""),
                        line.path("name").asString(""),
                        line.path("version").asString(""),
                        line.path("object") instanceof ObjectNode object ? Optional.of(object) : Optional.empty()));
    }

    /** Empty for a line that is no JSON, such as one cut off by a crash. */
    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Empty for a line that is not an entry. */
    static Optional<LedgerEntry> read(String text) {
        return parse(text).flatMap(LedgerFormat::entry);
    }

    private static Optional<LedgerEntry> entry(JsonNode line) {
        String action = line.path("action").asString("");
        String time = line.path("time").asString("");
        String namespace = line.path("namespace").asString("");
        String name = line.path("name").asString("");
        JsonNode before = line.path("before");
        return switch (line.path("change").asString("")) {
            case "object" ->
                Optional.of(new ObjectChanged(
                        action,
                        time,
                        line.path("apiVersion").asString(""),
                        line.path("kind").asString(""),
                        namespace,
                        name,
                        before instanceof ObjectNode object ? Optional.of(object) : Optional.empty(),
                        line.path("existed").asBoolean(false)));
            case "annotation" ->
                Optional.of(new AnnotationSet(
                        action,
                        time,
                        namespace,
                        name,
                        line.path("key").asString(""),
                        before.isString() ? Optional.of(before.asString()) : Optional.empty(),
                        line.path("after").asString("")));
            case "release" ->
                Optional.of(new ReleaseChanged(
                        action,
                        time,
                        namespace,
                        name,
                        before.isNumber() ? Optional.of(before.asInt()) : Optional.empty()));
            default -> Optional.empty();
        };
    }
}
