package io.scaleguide.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The known vulnerabilities that somebody looked at and found to be of no harm here, each for a time. */
final class Accepted {
    private record Entry(String id, LocalDate until) {}

    private final List<Entry> entries;
    private final LocalDate today;

    private Accepted(List<Entry> entries, LocalDate today) {
        this.entries = entries;
        this.today = today;
    }

    /** Reads {@code accepted.yaml}. */
    static Accepted read(Path file, LocalDate today) throws IOException {
        JsonNode root = new YAMLMapper().readTree(Files.readString(file));
        return new Accepted(
                root.path("accepted")
                        .valueStream()
                        .map(entry -> new Entry(
                                entry.path("id").asString(),
                                LocalDate.parse(entry.path("until").asString())))
                        .toList(),
                today);
    }

    /** Whether this one is accepted today. */
    boolean has(Advisory advisory) {
        return entries.stream()
                .anyMatch(
                        entry -> advisory.isCalled(entry.id()) && !entry.until().isBefore(today));
    }
}
