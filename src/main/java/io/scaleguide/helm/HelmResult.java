package io.scaleguide.helm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a helm command ended. */
public sealed interface HelmResult {
    /** Exit code 0. {@code output} is standard output, whole. */
    record Ok(String output) implements HelmResult {
        private static final Pattern REVISION = Pattern.compile("(?m)^REVISION: (\\d{1,9})$");

        /** The revision that an upgrade has made, as helm says at its end; empty where it does not. */
        public Optional<Integer> revision() {
            return REVISION.matcher(output).results().findFirst().map(found -> Integer.valueOf(found.group(1)));
        }
    }

    /** Any other exit code. {@code cause} is the line that says why; {@code lastLines} the last of both streams. */
    record Failed(int exitCode, String cause, List<String> lastLines) implements HelmResult {}

    /** The deadline passed; the process tree is gone. */
    record TimedOut(Duration after, List<String> lastLines) implements HelmResult {}

    /** The calling thread was interrupted; the process tree is gone. The interrupt flag is set again. */
    record Cancelled(List<String> lastLines) implements HelmResult {}

    /** The program could not be started. */
    record NotStarted(String message) implements HelmResult {}
}
