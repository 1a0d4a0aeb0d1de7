package io.scaleguide.supply;

import java.util.Comparator;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/** Where parts come from, and the order that their versions are in there. */
enum Ecosystem {
    /** Maven's libraries, in Maven's own order. */
    MAVEN("Maven", "ECOSYSTEM", Comparator.comparing(Ecosystem::maven)),

    /** Go's modules, in the order of semantic versions. */
    GO("Go", "SEMVER", Comparator.comparing(SemanticVersion::parse));

    private static final GenericVersionScheme MAVENS = new GenericVersionScheme();

    private final String word;
    private final String ranges;
    private final Comparator<String> order;

    Ecosystem(String word, String ranges, Comparator<String> order) {
        this.word = word;
        this.ranges = ranges;
        this.order = order;
    }

    /** Its name in OSV's database. */
    String word() {
        return word;
    }

    /** The kind of ranges that its advisories are written in. */
    String ranges() {
        return ranges;
    }

    /** The order of versions. */
    Comparator<String> order() {
        return order;
    }

    private static Version maven(String text) {
        try {
            return MAVENS.parseVersion(text);
        } catch (InvalidVersionSpecificationException noVersion) {
            throw new IllegalArgumentException(text, noVersion);
        }
    }
}
