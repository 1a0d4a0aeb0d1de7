package io.scaleguide.panel;

/** How the latency of a simulated workload depends on load and replicas; in milliseconds. */
public interface Laws {
    /** The latency with so many replicas and requests a second. */
    double latency(int replicas, double load);

    /** The requests a second that are answered. */
    default double served(int replicas, double load) {
        return load;
    }

    /** Every request takes its own time, however many replicas there are. */
    static Laws fixed(double millis) {
        return (replicas, load) -> millis;
    }

    /** The metric is proportional to (load / replicas) to the power of e. */
    static Laws power(double millis, double exponent) {
        return (replicas, load) -> millis * Math.pow(load / replicas, exponent);
    }

    /**
     * The mean time in an M/M/c queue (Erlang C), where each replica serves so many at once; beyond 98 % of what it can do the queue is cut off, as a
     * bounded one is.
     */
    static Laws queue(int atOncePerReplica, double serviceMillis) {
        return (replicas, load) -> {
            int servers = Math.max(1, replicas) * atOncePerReplica;
            double offered = Math.min(load * serviceMillis / 1000, servers * 0.98);
            double blocked = 1;
            for (int i = 1; i <= servers; i++) {
                blocked = offered * blocked / (i + offered * blocked);
            }
            double use = offered / servers;
            double waits = blocked / (1 - use * (1 - blocked));
            return serviceMillis + waits * serviceMillis / (servers * (1 - use));
        };
    }

    /** So many clients that each wait for their answer: with less than a server for each, they wait in turns. */
    static Laws closed(int clients, int atOncePerReplica, double serviceMillis) {
        return new Laws() {
            @Override
            public double latency(int replicas, double load) {
                return serviceMillis * Math.max(1, clients / (double) (Math.max(1, replicas) * atOncePerReplica));
            }

            @Override
            public double served(int replicas, double load) {
                return clients * 1000 / latency(replicas, load);
            }
        };
    }
}
