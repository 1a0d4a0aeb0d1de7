package io.scaleguide.supply;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks what the distribution is made of up in OSV's database, libraries and the Go modules in them, and ends the build when one has a known vulnerability that nobody has accepted. Where the database
 * cannot be reached it looks in the copy of an earlier time, and says of when that is; without a copy it says that nothing was looked up.
 */
public final class Vulnerabilities {
    private record Finding(Part part, Advisory advisory, boolean isAccepted) {
        @Override
        public String toString() {
            return part + (isAccepted ? " (accepted): " : ": ") + advisory;
        }
    }

    private static final String NAME = "Known vulnerabilities: ";

    private final List<Part> parts;
    private final Accepted accepted;
    private final OsvDatabase database;
    private final PrintStream out;

    /**
     * @param parts the distribution's
     * @param accepted what does not end the build
     * @param database where it looks
     * @param out for what it says
     */
    Vulnerabilities(List<Part> parts, Accepted accepted, OsvDatabase database, PrintStream out) {
        this.parts = parts;
        this.accepted = accepted;
        this.database = database;
        this.out = out;
    }

    /**
     * Looks.
     *
     * @param arguments the SBOM; the file of accepted vulnerabilities; for Maven and then for Go, the database's address and the file for the copy of it
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Sbom sbom = Sbom.read(Path.of(arguments[0]));
        Accepted accepted = Accepted.read(Path.of(arguments[1]), LocalDate.now(Clock.systemUTC()));
        List<String> open = new ArrayList<>();
        for (Ecosystem ecosystem : Ecosystem.values()) {
            int first = 2 + 2 * ecosystem.ordinal();
            OsvDatabase database =
                    new OsvDatabase(ecosystem, URI.create(arguments[first]), Path.of(arguments[first + 1]));
            open.addAll(new Vulnerabilities(parts(sbom, ecosystem), accepted, database, System.out).open());
        }
        demandNone(open);
    }

    private static List<Part> parts(Sbom sbom, Ecosystem ecosystem) {
        return switch (ecosystem) {
            case MAVEN -> sbom.libraries().stream().map(Library::part).toList();
            case GO -> sbom.modules().stream().map(GoModule::part).toList();
        };
    }

    private String words() {
        return database.ecosystem() == Ecosystem.MAVEN ? "libraries" : "modules";
    }

    /** @throws IllegalStateException with the vulnerabilities that are not accepted */
    void check() throws IOException, InterruptedException {
        demandNone(open());
    }

    private static void demandNone(List<String> open) {
        if (!open.isEmpty()) {
            throw new IllegalStateException("What the distribution is made of has known vulnerabilities:\n- "
                    + String.join("\n- ", open)
                    + "\nTake a version without them (CONTRIBUTING.md, \"Change a dependency\"), or say in"
                    + " src/test/resources/supply/accepted.yaml why they do no harm here.");
        }
    }

    /** Looks, says what it finds, and returns what nobody has accepted. */
    private List<String> open() throws IOException, InterruptedException {
        try {
            database.refresh();
        } catch (IOException unreachable) {
            String why = "OSV's database could not be fetched (" + unreachable + ")";
            if (!database.isKept()) {
                out.println(
                        NAME + "SKIPPED. " + why + ", and no copy of it is kept here, so nothing is known about these "
                                + parts.size() + " " + words() + ".");
                return List.of();
            }
            out.println(NAME + why + ". What follows is what the copy of " + date() + " knows.");
        }
        List<Advisory> advisories = database.advisories();
        List<Finding> findings = findings(advisories);
        findings.forEach(finding -> out.println(NAME + finding));
        out.println(
                NAME + parts.size() + " " + words() + " were looked up among " + advisories.size() + " advisories for "
                        + database.ecosystem().word() + " of " + date() + ": " + findings.size() + " found.");
        return findings.stream()
                .filter(finding -> !finding.isAccepted())
                .map(Finding::toString)
                .toList();
    }

    private List<Finding> findings(List<Advisory> advisories) {
        return parts.stream()
                .flatMap(part -> advisories.stream()
                        .filter(advisory -> advisory.isIn(part))
                        .map(advisory -> new Finding(part, advisory, accepted.has(advisory))))
                .toList();
    }

    private LocalDate date() throws IOException {
        return database.date().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
