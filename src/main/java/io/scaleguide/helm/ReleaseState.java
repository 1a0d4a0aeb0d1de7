package io.scaleguide.helm;

import java.time.Instant;
import java.util.Optional;

/** Where a release stands. */
public sealed interface ReleaseState {
    /** There is none. */
    record Absent() implements ReleaseState {}

    /** It is deployed. */
    record Deployed(int revision, String chart, String appVersion) implements ReleaseState {}

    /** The last operation failed. {@code everDeployed}: whether an older revision was deployed. */
    record Failed(int revision, String chart, String description, boolean everDeployed) implements ReleaseState {}

    /**
     * An operation runs, or was killed while it ran: pending-install, pending-upgrade, pending-rollback.
     *
     * @param since when it began, by the clock of the machine that it was begun on; empty when helm does not say
     */
    record Pending(int revision, String chart, String status, boolean everDeployed, Optional<Instant> since)
            implements ReleaseState {}

    /** It was uninstalled with its history kept, or is being uninstalled. */
    record Uninstalled(int revision, String status) implements ReleaseState {}
}
