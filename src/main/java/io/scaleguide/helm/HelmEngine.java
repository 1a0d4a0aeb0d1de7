package io.scaleguide.helm;

import java.nio.file.Path;
import java.util.ArrayList;
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

    /**
     * The command for a child whose temporary files are to go away with a folder: the embedded engine unpacks 98 MB of library.
     */
    List<String> commandIn(Path temporary) {
        if (!embedded) {
            return command;
        }
        List<String> placed = new ArrayList<>(command);
        placed.add(1, "-Djava.io.tmpdir=" + temporary);
        return placed;
    }

    /** Server-side dry runs have a value of their own since helm 3.13. */
    String dryRunFlag() {
        return major > 3 || minor >= 13 ? "--dry-run=server" : "--dry-run";
    }
}
