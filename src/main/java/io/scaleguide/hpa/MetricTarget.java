package io.scaleguide.hpa;

/**
 * One external metric of an HPA.
 *
 * @param name the metric's name
 * @param type how the target is meant
 * @param targetMilli the target, in thousandths
 */
public record MetricTarget(String name, Type type, long targetMilli) {
    /** How a target is meant. */
    public enum Type {
        /** The metric itself is to be at the target. */
        VALUE,
        /** The metric divided by the replicas is to be at the target. */
        AVERAGE_VALUE
    }

    /** @return the metric in the words of events and conditions; the selector is nil */
    public String words() {
        return "external metric " + name + "(nil)";
    }
}
