package io.scaleguide.cli;

import io.scaleguide.kube.Cluster;
import io.scaleguide.path.status.StatusReader;
import io.scaleguide.path.status.StatusView;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The options that say whose status is meant. */
final class StatusOptions {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ClusterOptions cluster = new ClusterOptions();
    private final Given<String> namespace = Given.orElse("scaleguide-demo", String.class);
    private final Given<String> hpa = Given.orElse("echo", String.class);
    private final Given<Optional<String>> metric = Given.maybe(String.class);

    CommandSpec spec() {
        return CommandSpec.create()
                .addMixin("cluster", cluster.spec())
                .addOption(namespace.option("NAME", "The namespace (default: ${DEFAULT-VALUE}).", "-n", "--namespace"))
                .addOption(hpa.option("NAME", "The HPA (default: ${DEFAULT-VALUE}).", "--hpa"))
                .addOption(metric.option(
                        "NAME",
                        "The DatadogMetric (default: the one that the HPA names, else HPA-kong-upstream-latency-ms-avg).",
                        "--metric"));
    }

    /** Reads it, once. Throws what {@link Cluster} throws. */
    StatusView read(Surroundings surroundings) {
        try (Cluster connected = Cluster.open(cluster.choice(surroundings), TIMEOUT)) {
            return new StatusReader(connected, surroundings.clock())
                    .read(namespace.value(), metric.value(), hpa.value());
        }
    }
}
