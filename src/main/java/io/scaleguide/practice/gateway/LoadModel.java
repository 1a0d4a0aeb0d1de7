package io.scaleguide.practice.gateway;

/** How a practice workload behaves under load. */
public enum LoadModel {
    /** Each replica serves a few requests at once and the rest wait in one line, so that more replicas lower the latency. */
    QUEUE,
    /** Each request takes its own time however many there are, so that more replicas change nothing, as with agnhost's sleep. */
    FIXED
}
