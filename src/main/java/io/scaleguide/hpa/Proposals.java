package io.scaleguide.hpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the metrics ask for: horizontal.go computeReplicasForMetrics and replica_calculator.go. */
final class Proposals {
    /** --horizontal-pod-autoscaler-tolerance. */
    private static final double TOLERANCE = 0.1;

    /** The largest proposal, whose it is, and what went wrong. {@code replicas} is empty when the proposals cannot be used. */
    record Result(Optional<Integer> replicas, String metric, Condition active, List<String> errors) {}

    private Proposals() {}

    static Result of(HpaSpec spec, Observation seen) {
        int replicas = 0;
        String metric = "";
        List<String> invalid = new ArrayList<>();
        Optional<Condition> firstInvalid = Optional.empty();
        for (int index = 0; index < spec.metrics().size(); index++) {
            MetricTarget target = spec.metrics().get(index);
            if (seen.readings().get(index) instanceof MetricReading.Value value) {
                int proposal = replicas(spec, seen, target, value.milli());
                if (replicas == 0 || proposal > replicas) {
                    replicas = proposal;
                    metric = target.words();
                }
            } else {
                String error = ((MetricReading.Missing) seen.readings().get(index)).error();
                firstInvalid = firstInvalid.or(() -> Optional.of(new Condition(
                        "ScalingActive",
                        false,
                        "FailedGetExternalMetric",
                        "the HPA was unable to compute the replica count: " + error)));
                invalid.add(error);
                invalid.add(failure(target, error));
            }
        }
        int count = invalid.size() / 2;
        boolean unusable = count >= spec.metrics().size() || (count > 0 && replicas < seen.specReplicas());
        if (firstInvalid.isPresent() && unusable) {
            String all = "invalid metrics (" + count + " invalid out of "
                    + spec.metrics().size() + "), first error is: " + invalid.get(1);
            return new Result(Optional.empty(), "", firstInvalid.get(), List.of(invalid.get(0), all));
        }
        Condition active = new Condition(
                "ScalingActive",
                true,
                "ValidMetricFound",
                "the HPA was able to successfully calculate a replica count from " + metric);
        return new Result(
                Optional.of(replicas), metric, active, invalid.isEmpty() ? List.of() : List.of(invalid.get(0)));
    }

    private static String failure(MetricTarget target, String error) {
        return target.type() == MetricTarget.Type.AVERAGE_VALUE
                ? "failed to get " + target.name() + " external metric: " + error
                : "failed to get external metric " + target.name() + ": " + error;
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

    private static boolean within(HpaSpec spec, double ratio) {
        double down = spec.behavior().flatMap(both -> both.down().tolerance()).orElse(TOLERANCE);
        double up = spec.behavior().flatMap(both -> both.up().tolerance()).orElse(TOLERANCE);
        return 1.0 - down <= ratio && ratio <= 1.0 + up;
    }
}
