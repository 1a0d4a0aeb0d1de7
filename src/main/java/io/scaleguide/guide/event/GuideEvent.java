package io.scaleguide.guide.event;

import io.scaleguide.guide.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens while the guide runs, in order. A face draws it; nothing in it is secret. */
public sealed interface GuideEvent {
    /** The cluster answers. */
    record ClusterFound(String context, String server, String version) implements GuideEvent {}

    /** A step begins. */
    record StepStarted(int order, int of, String id, String title, String explanation, String differs)
            implements GuideEvent {}

    /** A step is left out, and why. */
    record StepSkipped(String id, String reason) implements GuideEvent {}

    /** A field has its answer, as it may be shown. */
    record FieldAnswered(String step, String field, String shown, String source) implements GuideEvent {}

    /** A check looked. {@code level}: ok, warning. A check that fails is a {@link Failed}. */
    record Checked(String step, String check, String level, String message) implements GuideEvent {}

    /** What an action would change. */
    record Planned(String step, String action, List<PlannedChange> changes) implements GuideEvent {}

    /** An action found everything as it should be. */
    record AlreadySo(String step, String action, String message) implements GuideEvent {}

    /** One of an action's objects is in the cluster now. */
    record ObjectApplied(String step, String action, String object) implements GuideEvent {}

    /** An action has done its work; it is not proved yet. */
    record Applied(String step, String action, Duration took) implements GuideEvent {}

    /** Something is waited for. {@code expected}: how long that normally takes; empty where nobody knows. */
    record Waiting(String step, String what, String message, Duration elapsed, Duration deadline, String expected)
            implements GuideEvent {}

    /** A line of a child process. {@code stream}: stdout or stderr. */
    record ProcessLine(String step, String program, String stream, String text) implements GuideEvent {}

    /** What traffic has met so far. Percentiles in milliseconds. */
    record Traffic(
            String step,
            String url,
            long ok,
            long clientErrors,
            long serverErrors,
            long failed,
            double p50Millis,
            double p99Millis,
            double perSecond)
            implements GuideEvent {}

    /** The chain as it stands. Empty texts and absent numbers where nothing is known. */
    record Observed(
            String metricValue,
            String metricValid,
            String references,
            Optional<Double> externalValue,
            String target,
            int replicas,
            int desiredReplicas,
            String scalingActive)
            implements GuideEvent {}

    /** A Kubernetes event about the HPA. */
    record Rescale(Instant seen, String type, String reason, String object, String message) implements GuideEvent {}

    /** Something worth knowing, in words. */
    record Note(String step, String message) implements GuideEvent {}

    /** A step is done and proved. */
    record StepFinished(String id, Duration took) implements GuideEvent {}

    /** The step cannot go on. {@code state}: what has been changed so far and is left as it is. */
    record Failed(String step, Problem problem, String state) implements GuideEvent {}

    /** The run was cancelled. {@code state}: what has been changed so far and is left as it is. */
    record Cancelled(String step, String state) implements GuideEvent {}

    /** What was done, how to undo it, and the commands it equals. */
    record Summary(List<String> changes, String undo, List<String> commands) implements GuideEvent {}

    /** The run is over. */
    record RunFinished(int exitCode, Duration took) implements GuideEvent {}
}
