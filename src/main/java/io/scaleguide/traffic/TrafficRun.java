package io.scaleguide.traffic;

/** Traffic under way. It stops by itself at its plan's length, and at once on {@link #close()}. */
public final class TrafficRun implements AutoCloseable {
    private TrafficRun() {}

    public static TrafficRun start(TrafficPlan plan) {
        throw new UnsupportedOperationException();
    }

    public TrafficStats stats() {
        throw new UnsupportedOperationException();
    }

    public boolean running() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
