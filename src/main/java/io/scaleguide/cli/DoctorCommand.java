package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.DiagnosisJson;
import io.scaleguide.headless.DoctorFace;
import io.scaleguide.kube.Cluster;
import io.scaleguide.path.diagnosis.Diagnosis;
import io.scaleguide.path.diagnosis.Doctor;
import io.scaleguide.path.finding.FindingCatalogue;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Says at which hop of the signal path the number stops. */
@Command(
        name = "doctor",
        description = "Looks at all ten hops of the signal path and says where the number stops, and why.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 the number arrives or is on its way, 1 broken, 4 late, 5 some hop cannot be read."
        })
final class DoctorCommand implements Callable<Integer> {
    /** How the diagnosis is written. */
    enum Output {
        TABLE,
        JSON
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Surroundings surroundings;

    private final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private CommandSpec clusterOptions = cluster.spec();

    private final PathOptions path = new PathOptions();

    @Mixin
    private CommandSpec pathOptions = path.spec();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table or json (default: table).")
    private Output output = Output.TABLE;

    @Option(names = "--watch", description = "Looks again and again, until Ctrl-C.")
    private boolean watch;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "With --watch: how long to wait between two looks (default: ${DEFAULT-VALUE} s).")
    private int every = 5;

    @Option(names = "--no-requests", description = "Sends no request through the Gateway.")
    private boolean noRequests;

    @Option(names = "--no-keys", description = "Does not read the agents' keys, and does not ask Datadog.")
    private boolean noKeys;

    @Option(names = "--pulse", description = "Sends a burst of traffic and times it through the hops.")
    private boolean pulse;

    @Option(
            names = "--request",
            paramLabel = "PATH",
            description = "With --pulse: what to ask for below the route's path (default: ${DEFAULT-VALUE}).")
    private String request = "/shell?cmd=sleep%200.1";

    @Option(
            names = "--fix",
            paramLabel = "FINDING",
            description = "Shows what would mend a finding; with --yes, mends it and looks again.")
    private Optional<String> fix = Optional.empty();

    @Option(names = "--yes", description = "With --fix: changes the cluster.")
    private boolean yes;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        FindingCatalogue catalogue =
                FindingCatalogue.load(surroundings.shippedFiles().resolve("assets"));
        return Interruption.guard(() -> {
            try (Cluster connected = Cluster.open(cluster.choice(surroundings), TIMEOUT)) {
                Doctor doctor = new Doctor(connected, surroundings.clock(), !noRequests, !noKeys);
                if (pulse) {
                    return new PulseRun(surroundings, connected, doctor).run(path.request(), request);
                }
                return fix.isPresent() ? mend(doctor, catalogue, connected, fix.get()) : look(doctor, catalogue);
            }
        });
    }

    private int look(Doctor doctor, FindingCatalogue catalogue) {
        while (true) {
            Diagnosis diagnosis = doctor.look(path.request());
            print(diagnosis, catalogue);
            if (!watch) {
                return exitCode(diagnosis);
            }
            try {
                Thread.sleep(Duration.ofSeconds(Math.max(1, every)).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ExitCode.CANCELLED;
            }
        }
    }

    private int mend(Doctor doctor, FindingCatalogue catalogue, Cluster connected, String finding) {
        Diagnosis diagnosis = doctor.look(path.request());
        int code = new RepairRun(surroundings, catalogue, cluster.choice(surroundings))
                .run(diagnosis, finding, connected, yes);
        if (!yes || code != ExitCode.DONE) {
            return code;
        }
        Diagnosis after = doctor.look(path.request());
        print(after, catalogue);
        return exitCode(after);
    }

    private void print(Diagnosis diagnosis, FindingCatalogue catalogue) {
        switch (output) {
            case TABLE -> {
                new DoctorFace(surroundings.out(), surroundings.zone(), catalogue).print(diagnosis);
                if (watch) {
                    surroundings.out().println();
                }
            }
            case JSON -> surroundings.out().println(new DiagnosisJson(catalogue).of(diagnosis));
        }
    }

    /** What a diagnosis comes to. */
    static int exitCode(Diagnosis diagnosis) {
        return switch (diagnosis.worst()) {
            case OK, NOT_APPLICABLE, WAITING -> ExitCode.DONE;
            case UNKNOWN -> ExitCode.UNREADABLE;
            case LATE -> ExitCode.LATE;
            case BROKEN -> ExitCode.FAILED;
        };
    }
}
