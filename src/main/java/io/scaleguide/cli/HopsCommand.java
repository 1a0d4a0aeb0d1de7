package io.scaleguide.cli;

import io.scaleguide.headless.DoctorFace;
import io.scaleguide.kube.Cluster;
import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.diagnosis.Doctor;
import io.scaleguide.path.finding.FindingCatalogue;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The doctor's table, without what it explains and without the requests it sends. */
@Command(
        name = "hops",
        description = "Prints the ten hops of the signal path, as doctor does, without explanations.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: as those of doctor."})
final class HopsCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Surroundings surroundings;

    private final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private CommandSpec clusterOptions = cluster.spec();

    private final PathOptions path = new PathOptions();

    @Mixin
    private CommandSpec pathOptions = path.spec();

    @Option(names = "--requests", description = "Sends three requests through the Gateway, as doctor does.")
    private boolean requests;

    @Option(names = "--no-keys", description = "Does not read the agents' keys, and does not ask Datadog.")
    private boolean noKeys;

    HopsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        FindingCatalogue catalogue =
                FindingCatalogue.load(surroundings.shippedFiles().resolve("assets"));
        return Interruption.guard(() -> {
            try (Cluster connected = Cluster.open(cluster.choice(surroundings), TIMEOUT)) {
                Diagnosis diagnosis =
                        new Doctor(connected, surroundings.clock(), requests, !noKeys).look(path.request());
                new DoctorFace(surroundings.out(), surroundings.zone(), catalogue).brief(diagnosis);
                return DoctorCommand.exitCode(diagnosis);
            }
        });
    }
}
