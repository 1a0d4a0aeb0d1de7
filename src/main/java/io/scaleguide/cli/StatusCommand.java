package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.StatusFace;
import io.scaleguide.path.status.StatusView;
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

    private final Surroundings surroundings;

    @Mixin
    private StatusOptions what = new StatusOptions();

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
        StatusView view = what.read(surroundings);
        StatusFace face = new StatusFace(surroundings.out());
        switch (output) {
            case TABLE -> face.table(view);
            case JSON -> face.json(view);
        }
        return view.hpa().isPresent() && view.metric().isPresent() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
