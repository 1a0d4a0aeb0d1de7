package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.StatusFace;
import io.scaleguide.kube.Cluster;
import io.scaleguide.path.status.StatusReader;
import io.scaleguide.path.status.StatusView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints once what the seed guide's four commands print. */
@Command(
        name = "status",
        description = "Prints the DatadogMetric, the external value, the HPA and its last events, once.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    /** How the status is written. */
    enum Output {
        TABLE,
        JSON
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Surroundings surroundings;

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
            description = "The DatadogMetric (default: HPA-kong-upstream-latency-ms-avg).")
    private Optional<String> metric = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table or json (default: table).")
    private Output output = Output.TABLE;

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Cluster connected = Cluster.open(cluster.choice(surroundings), TIMEOUT)) {
            StatusView view = new StatusReader(connected, surroundings.clock())
                    .read(namespace, metric.orElse(hpa + "-kong-upstream-latency-ms-avg"), hpa);
            StatusFace face = new StatusFace(surroundings.out());
            switch (output) {
                case TABLE -> face.table(view);
                case JSON -> face.json(view);
            }
            return view.hpa().isPresent() && view.metric().isPresent() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
