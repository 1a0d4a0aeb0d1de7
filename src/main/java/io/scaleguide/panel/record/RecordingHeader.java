package io.scaleguide.panel.record;

import io.scaleguide.path.budget.Periods;
import io.scaleguide.path.scope.PathScope;
import java.time.Instant;

/**
 * The first line of a recording.
 *
 * @param recording the version of the form; {@value #VERSION}
 * @param start when it begins
 * @param program the version of the program that made it
 * @param server the API server's scheme, host and port, without a path
 * @param context what the kubeconfig called the cluster; empty in recordings of older programs
 * @param scope the names along the path
 * @param periods how often each station works
 * @param pace how many seconds of the cluster's time pass in one second; 1 in recordings of older programs
 */
public record RecordingHeader(
        int recording,
        Instant start,
        String program,
        String server,
        String context,
        PathScope scope,
        Periods periods,
        double pace) {
    /** The version that is written and read. */
    public static final int VERSION = 1;
}
