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
 * @param libraries the libraries of Maven's that it is in
 */
record Advisory(String id, List<String> aliases, String summary, List<Affected> libraries) {
    private static final String ECOSYSTEM = "Maven";

    /**
     * @param name group and name
     * @param versions which of its versions
     */
    record Affected(String name, AffectedVersions versions) {}

    /** @return the advisory in a record of OSV's; empty when it was withdrawn */
    static Optional<Advisory> read(JsonNode osv) {
        if (osv.path("withdrawn").isString()) {
            return Optional.empty();
        }
        List<Affected> libraries = new ArrayList<>();
        for (JsonNode affected : osv.path("affected")) {
            JsonNode library = affected.path("package");
            if (library.path("ecosystem").asString().equals(ECOSYSTEM)) {
                libraries.add(new Affected(library.path("name").asString(), AffectedVersions.read(affected)));
            }
        }
        return Optional.of(new Advisory(
                osv.path("id").asString(),
                osv.path("aliases").valueStream().map(JsonNode::asString).toList(),
                osv.path("summary").asString(""),
                libraries));
    }

    /** Whether this library has it. */
    boolean isIn(Library library) {
        return libraries.stream()
                .anyMatch(affected -> affected.name().equals(library.id())
                        && affected.versions().has(library.version()));
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
