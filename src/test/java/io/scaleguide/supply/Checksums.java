package io.scaleguide.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The repository's list of SHA-256 sums, which Maven itself holds whatever it takes from a repository against (.mvn/maven.config). */
final class Checksums {
    private final Map<String, String> sums;

    private Checksums(Map<String, String> sums) {
        this.sums = sums;
    }

    /** Reads lines of a sum, two spaces and a path in a Maven repository. */
    static Checksums read(Path file) throws IOException {
        return new Checksums(Files.readAllLines(file).stream()
                .map(line -> line.split(" {2}", 2))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0])));
    }

    /**
     * What is wrong about this library, or empty.
     *
     * @param sum of its jar
     */
    Optional<String> complaint(Library library, String sum) {
        String expected = sums.getOrDefault(library.path(), "");
        if (expected.isEmpty()) {
            return Optional.of(library + " is new: there is no SHA-256 of it in .mvn/checksums/checksums.sha256.");
        }
        return expected.equals(sum) && sum.equals(library.sha256())
                ? Optional.empty()
                : Optional.of(library + " is not the jar it was: its SHA-256 is " + sum + ", not " + expected
                        + " (checksums.sha256) or " + library.sha256() + " (sbom.json).");
    }
}
