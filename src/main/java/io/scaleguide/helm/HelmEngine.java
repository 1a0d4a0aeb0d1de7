package io.scaleguide.helm;

import java.util.List;

/**
 * A helm that runs.
 *
 * @param command what to start, without helm's own arguments
 * @param description in words
 * @param major the first number of its version
 * @param minor the second number of its version
 * @param embedded whether it is the engine from Maven Central, which has no rollback
 */
record HelmEngine(List<String> command, String description, int major, int minor, boolean embedded) {

    HelmEngine {
        command = List.copyOf(command);
    }

    /** Server-side dry runs have a value of their own since helm 3.13. */
    String dryRunFlag() {
        return major > 3 || minor >= 13 ? "--dry-run=server" : "--dry-run";
    }
}
