package io.scaleguide.hpa;

/**
 * One metric of an HPA.
 *
 * @param name the metric's name; the resource's for a resource metric, the type as written for one that does not exist
 * @param type where it is read and how the target is meant
 * @param targetMilli the target, in thousandths; 0 for a type that is never read
 * @param selector the metric's label selector in the words of Go, {@code nil} when it has none
 */
public record MetricTarget(String name, Type type, long targetMilli, String selector) {
    /** Where a metric is read and how its target is meant. Only external metrics are read; the others always fail. */
    public enum Type {
        /** The external metric itself is to be at the target. */
        VALUE("FailedGetExternalMetric"),
        /** The external metric divided by the replicas is to be at the target. */
        AVERAGE_VALUE("FailedGetExternalMetric"),
        /** A resource such as cpu, from metrics.k8s.io. */
        RESOURCE("FailedGetResourceMetric"),
        /** A resource of one container, from metrics.k8s.io. */
        CONTAINER_RESOURCE("FailedGetContainerResourceMetric"),
        /** A metric of pods, from custom.metrics.k8s.io. */
        PODS("FailedGetPodsMetric"),
        /** A metric of another object, from custom.metrics.k8s.io. */
        OBJECT("FailedGetObjectMetric"),
        /** A type that Kubernetes does not know. */
        INVALID("InvalidMetricSourceType");

        private final String failure;

        Type(String failure) {
            this.failure = failure;
        }

        /** @return the reason of the event and of ScalingActive when such a metric cannot be had */
        public String failure() {
            return failure;
        }

        /** @return whether it is read through the External Metrics API */
        public boolean external() {
            return this == VALUE || this == AVERAGE_VALUE;
        }
    }

    /**
     * An external metric without a selector.
     *
     * @param name the metric's name
     * @param type how the target is meant
     * @param targetMilli the target, in thousandths
     */
    public MetricTarget(String name, Type type, long targetMilli) {
        this(name, type, targetMilli, "nil");
    }

    /** @return the metric in the words of events and conditions, for example {@code external metric queue(nil)} */
    public String words() {
        return "external metric " + name + "(" + selector + ")";
    }
}
