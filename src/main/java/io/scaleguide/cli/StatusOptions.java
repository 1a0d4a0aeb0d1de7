package io.scaleguide.cli;

import io.scaleguide.kube.Cluster;
import io.scaleguide.path.status.StatusReader;
import io.scaleguide.path.status.StatusView;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say whose status is meant. */
final class StatusOptions {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "The namespace (default: ${DEFAULT-VALUE}).")
    private String namespace = "scaleguide-demo";

    @Option(names = "--hpa", paramLabel = "NAME", description = "The HPA (default: ${DEFAULT-VALUE}).")
    private String hpa = "echo";

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description =
                    "The DatadogMetric (default: the one that the HPA names, else HPA-kong-upstream-latency-ms-avg).")
    private Optional<String> metric = Optional.empty();

    /** Reads it, once. Throws what {@link Cluster} throws. */
    StatusView read(Surroundings surroundings) {
        try (Cluster connected = Cluster.open(cluster.choice(surroundings), TIMEOUT)) {
            return new StatusReader(connected, surroundings.clock()).read(namespace, metric, hpa);
        }
    }
}
