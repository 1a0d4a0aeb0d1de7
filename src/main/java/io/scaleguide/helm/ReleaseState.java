package io.scaleguide.helm;

/** Where a release stands. */
public sealed interface ReleaseState {
    /** There is none. */
    record Absent() implements ReleaseState {}

    /** It is deployed. */
    record Deployed(int revision, String chart, String appVersion) implements ReleaseState {}

    /** The last operation failed. {@code everDeployed}: whether an older revision was deployed. */
    record Failed(int revision, String chart, String description, boolean everDeployed) implements ReleaseState {}

    /** An operation runs, or was killed while it ran: pending-install, pending-upgrade, pending-rollback. */
    record Pending(int revision, String chart, String status, boolean everDeployed) implements ReleaseState {}

    /** It was uninstalled with its history kept, or is being uninstalled. */
    record Uninstalled(int revision, String status) implements ReleaseState {}
}
