package io.scaleguide.bench;

import io.scaleguide.traffic.TrafficPlan;
import io.scaleguide.traffic.TrafficRun;
import io.scaleguide.traffic.TrafficStats;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Our traffic as a process of its own, as wrk is one: as much as is answered, and at the end one line that says how much that was. */
final class TrafficProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private TrafficProcess() {}

    /**
     * Sends.
     *
     * @param arguments the URL, how many connections, and for how many seconds
     */
    public static void main(String[] arguments) throws InterruptedException {
        TrafficPlan plan = new TrafficPlan(
                URI.create(arguments[0]),
                Integer.parseInt(arguments[1]),
                OptionalDouble.empty(),
                Duration.ofSeconds(Long.parseLong(arguments[2])),
                PATIENCE);
        try (TrafficRun run = TrafficRun.start(plan)) {
            while (run.running()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            TrafficStats stats = run.stats();
            if (stats.ok() == 0 || stats.failed() > 0) {
                throw new IllegalStateException(stats.toString());
            }
            System.out.println("Requests/sec: " + stats.ok() / (stats.elapsed().toNanos() / 1e9));
        }
    }
}
