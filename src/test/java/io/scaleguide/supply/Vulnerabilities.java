package io.scaleguide.supply;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks the distribution's libraries up in OSV's database, and ends the build when one has a known vulnerability that nobody has accepted. Where the database
 * cannot be reached it looks in the copy of an earlier time, and says of when that is; without a copy it says that nothing was looked up.
 */
public final class Vulnerabilities {
    private record Finding(Library library, Advisory advisory, boolean isAccepted) {
        @Override
        public String toString() {
            return library + (isAccepted ? " (accepted): " : ": ") + advisory;
        }
    }

    private static final String NAME = "Known vulnerabilities: ";

    private final List<Library> libraries;
    private final Accepted accepted;
    private final OsvDatabase database;
    private final PrintStream out;

    /**
     * @param libraries the distribution's
     * @param accepted what does not end the build
     * @param database where it looks
     * @param out for what it says
     */
    Vulnerabilities(List<Library> libraries, Accepted accepted, OsvDatabase database, PrintStream out) {
        this.libraries = libraries;
        this.accepted = accepted;
        this.database = database;
        this.out = out;
    }

    /**
     * Looks.
     *
     * @param arguments the SBOM; the file of accepted vulnerabilities; the database's address; the file for the copy of it
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        Sbom sbom = Sbom.read(Path.of(arguments[0]));
        System.out.println(NAME + "NOT LOOKED UP: the " + sbom.modules().size()
                + " Go modules of the embedded Helm, which this database does not have.");
        new Vulnerabilities(
                        sbom.libraries(),
                        Accepted.read(Path.of(arguments[1]), today),
                        new OsvDatabase(URI.create(arguments[2]), Path.of(arguments[3])),
                        System.out)
                .check();
    }

    /** @throws IllegalStateException with the vulnerabilities that are not accepted */
    void check() throws IOException, InterruptedException {
        try {
            database.refresh();
        } catch (IOException unreachable) {
            String why = "OSV's database could not be fetched (" + unreachable + ")";
            if (!database.isKept()) {
                out.println(
                        NAME + "SKIPPED. " + why + ", and no copy of it is kept here, so nothing is known about these "
                                + libraries.size() + " libraries.");
                return;
            }
            out.println(NAME + why + ". What follows is what the copy of " + date() + " knows.");
        }
        List<Advisory> advisories = database.advisories();
        List<Finding> findings = findings(advisories);
        findings.forEach(finding -> out.println(NAME + finding));
        out.println(NAME + libraries.size() + " libraries were looked up among " + advisories.size()
                + " advisories for Maven of " + date() + ": " + findings.size() + " found.");
        String open = findings.stream()
                .filter(finding -> !finding.isAccepted())
                .map(finding -> "\n- " + finding)
                .collect(Collectors.joining());
        if (!open.isEmpty()) {
            throw new IllegalStateException("Libraries of the distribution have known vulnerabilities:" + open
                    + "\nTake a version without them (CONTRIBUTING.md, \"Change a dependency\"), or say in"
                    + " src/test/resources/supply/accepted.yaml why they do no harm here.");
        }
    }

    private List<Finding> findings(List<Advisory> advisories) {
        return libraries.stream()
                .flatMap(library -> advisories.stream()
                        .filter(advisory -> advisory.isIn(library))
                        .map(advisory -> new Finding(library, advisory, accepted.has(advisory))))
                .toList();
    }

    private LocalDate date() throws IOException {
        return database.date().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
