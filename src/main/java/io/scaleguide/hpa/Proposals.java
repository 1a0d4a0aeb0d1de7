package io.scaleguide.hpa;

import io.scaleguide.hpa.Decision.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the metrics ask for: horizontal.go computeReplicasForMetrics and replica_calculator.go. */
final class Proposals {
    /** --horizontal-pod-autoscaler-tolerance. */
    private static final double TOLERANCE = 0.1;

    private static final String NO_PODS =
            "unable to calculate ready pods: no pods returned by selector while calculating replica count";

    /** The largest proposal, whose it is, and what went wrong. {@code replicas} is empty when the proposals cannot be used. */
    record Result(Optional<Integer> replicas, String metric, Condition active, List<Warning> warnings) {}

    /** One metric that gave no proposal. */
    private record Failed(MetricTarget metric, String error) {}

    private Proposals() {}

    static Result of(HpaSpec spec, Observation seen) {
        int replicas = 0;
        String metric = "";
        List<Failed> failed = new ArrayList<>();
        for (int index = 0; index < spec.metrics().size(); index++) {
            MetricTarget target = spec.metrics().get(index);
            Optional<String> error = error(spec, seen, target, seen.readings().get(index));
            if (error.isPresent()) {
                failed.add(new Failed(target, error.get()));
                continue;
            }
            int proposal = replicas(
                    spec, seen, target, ((MetricReading.Value) seen.readings().get(index)).milli());
            // As the controller does it: a proposal of 0 gives way to whatever comes next.
            if (replicas == 0 || proposal > replicas) {
                replicas = proposal;
                metric = target.words();
            }
        }
        boolean unusable =
                failed.size() >= spec.metrics().size() || (!failed.isEmpty() && replicas < seen.specReplicas());
        return unusable ? unusable(spec, failed) : usable(replicas, metric, failed);
    }

    private static Result usable(int replicas, String metric, List<Failed> failed) {
        Condition active = new Condition(
                "ScalingActive",
                true,
                "ValidMetricFound",
                "the HPA was able to successfully calculate a replica count from " + metric);
        return new Result(Optional.of(replicas), metric, active, warnings(failed));
    }

    private static Result unusable(HpaSpec spec, List<Failed> failed) {
        Failed first = failed.get(0);
        Condition inactive = new Condition(
                "ScalingActive",
                false,
                first.metric().type().failure(),
                "the HPA was unable to compute the replica count: " + first.error());
        String all = "invalid metrics (" + failed.size() + " invalid out of "
                + spec.metrics().size() + "), first error is: " + MetricFailure.wrapped(first.metric(), first.error());
        List<Warning> warnings = new ArrayList<>(warnings(failed));
        warnings.add(new Warning("FailedComputeMetricsReplicas", all));
        return new Result(Optional.empty(), "", inactive, warnings);
    }

    private static List<Warning> warnings(List<Failed> failed) {
        return failed.stream()
                .map(one -> new Warning(one.metric().type().failure(), one.error()))
                .toList();
    }

    private static Optional<String> error(HpaSpec spec, Observation seen, MetricTarget target, MetricReading reading) {
        if (!target.type().external()) {
            return Optional.of(MetricFailure.unread(target));
        }
        if (reading instanceof MetricReading.Missing missing) {
            return Optional.of(missing.error());
        }
        // A target whose status counts no replicas has no pods that its selector could return.
        boolean countsPods = target.type() == MetricTarget.Type.VALUE
                && seen.specReplicas() != 0
                && !within(spec, (double) ((MetricReading.Value) reading).milli() / target.targetMilli());
        return countsPods && seen.statusReplicas() == 0 ? Optional.of(NO_PODS) : Optional.empty();
    }

    private static int replicas(HpaSpec spec, Observation seen, MetricTarget target, long usage) {
        return target.type() == MetricTarget.Type.AVERAGE_VALUE
                ? perPod(spec, seen, target.targetMilli(), usage)
                : whole(spec, seen, target.targetMilli(), usage);
    }

    /** GetExternalMetricReplicas and getUsageRatioReplicaCount: by the pods that are ready. */
    private static int whole(HpaSpec spec, Observation seen, long target, long usage) {
        double ratio = (double) usage / target;
        if (seen.specReplicas() == 0) {
            return (int) Math.ceil(ratio);
        }
        return within(spec, ratio) ? seen.specReplicas() : (int) Math.ceil(ratio * seen.readyPods());
    }

    /** GetExternalPerPodMetricReplicas: by the replicas of the status. */
    private static int perPod(HpaSpec spec, Observation seen, long target, long usage) {
        double ratio = (double) usage / ((double) target * seen.statusReplicas());
        return within(spec, ratio) ? seen.statusReplicas() : (int) Math.ceil((double) usage / target);
    }

    /** Tolerances.isWithin; the edges are inside. */
    private static boolean within(HpaSpec spec, double ratio) {
        double down = spec.behavior().flatMap(both -> both.down().tolerance()).orElse(TOLERANCE);
        double up = spec.behavior().flatMap(both -> both.up().tolerance()).orElse(TOLERANCE);
        return 1.0 - down <= ratio && ratio <= 1.0 + up;
    }
}
