package io.scaleguide.guide.install;

import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.helm.HelmResult;
import io.scaleguide.path.budget.Durations;

/** How a helm has ended, and what that means for the step. */
final class HelmEndings {
    /** A process that a signal ended exits with 128 and the signal's number. */
    private static final int SIGNALLED = 128;

    private HelmEndings() {}

    /** Whether nobody ended it: then it has left its release deployed or failed, and not pending. */
    static boolean byItself(HelmResult result) {
        return result instanceof HelmResult.Ok
                || result instanceof HelmResult.Failed failed
                        && failed.exitCode() > 0
                        && failed.exitCode() <= SIGNALLED;
    }

    /**
     * Demands that it has done its work.
     *
     * @param result how it ended
     * @param verb what it was to do with the release
     * @throws StepFailure with what went wrong
     */
    static void demandOk(HelmResult result, String verb) {
        if (result instanceof HelmResult.Ok) {
            return;
        }
        if (result instanceof HelmResult.Failed failed && failed.exitCode() > SIGNALLED) {
            throw new StepFailure(Problem.of(
                    "helm-killed",
                    "Helm was killed while it was about to " + verb + " the release.",
                    "Signal " + (failed.exitCode() - SIGNALLED) + " came from outside, perhaps for want of memory.",
                    "Run again: a half-done release is recognised and recovered."));
        }
        if (result instanceof HelmResult.Failed failed) {
            throw new StepFailure(Problem.of(
                    "helm-failed",
                    "Helm could not " + verb + " the release (exit code " + failed.exitCode() + ").",
                    failed.cause(),
                    "Mend that, then run again: a half-done release is recognised and recovered."));
        }
        if (result instanceof HelmResult.TimedOut late) {
            throw new StepFailure(Problem.of(
                    "helm-late",
                    "Helm did not end within " + Durations.words(late.after()) + ".",
                    String.join(" | ", late.lastLines()),
                    "See what is not ready with kubectl get pods -n {datadog-namespace}, then run again."));
        }
        if (result instanceof HelmResult.Cancelled) {
            throw new StepFailure(Problem.of(
                    "helm-cancelled",
                    "Helm was stopped while it was about to " + verb + " the release.",
                    "",
                    "Run again: a half-done release is recognised and recovered."));
        }
        throw new StepFailure(Problem.of(
                "helm-not-started",
                "Helm could not be started.",
                ((HelmResult.NotStarted) result).message(),
                "Install helm 3.10 or later, or use --helm embedded."));
    }
}
