package io.scaleguide.supply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A known vulnerability.
 *
 * @param id in OSV's database
 * @param aliases its ids elsewhere, such as a CVE's
 * @param summary in a line; may be empty
 * @param parts what it is in
 */
record Advisory(String id, List<String> aliases, String summary, List<Affected> parts) {
    /**
     * @param name group and name, or a module's path
     * @param versions which of its versions
     */
    record Affected(String name, AffectedVersions versions) {}

    /**
     * @param ecosystem where the parts are from that are asked for
     * @return the advisory in a record of OSV's; empty when it was withdrawn
     */
    static Optional<Advisory> read(JsonNode osv, Ecosystem ecosystem) {
        if (osv.path("withdrawn").isString()) {
            return Optional.empty();
        }
        List<Affected> parts = new ArrayList<>();
        for (JsonNode affected : osv.path("affected")) {
            JsonNode part = affected.path("package");
            if (part.path("ecosystem").asString().equals(ecosystem.word())) {
                parts.add(new Affected(part.path("name").asString(), AffectedVersions.read(affected, ecosystem)));
            }
        }
        return Optional.of(new Advisory(
                osv.path("id").asString(),
                osv.path("aliases").valueStream().map(JsonNode::asString).toList(),
                osv.path("summary").asString(""),
                parts));
    }

    /** Whether this part has it. */
    boolean isIn(Part part) {
        return parts.stream()
                .anyMatch(affected -> affected.name().equals(part.name())
                        && affected.versions().has(part.version()));
    }

    /** Whether it goes by this id. */
    boolean isCalled(String name) {
        return id.equals(name) || aliases.contains(name);
    }

    @Override
    public String toString() {
        return id
                + (aliases.isEmpty() ? "" : " (" + String.join(", ", aliases) + ")")
                + (summary.isEmpty() ? "" : ": " + summary);
    }
}
