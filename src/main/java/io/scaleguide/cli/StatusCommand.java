package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.StatusFace;
import io.scaleguide.path.status.StatusView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** Prints once what the seed guide's four commands print. */
final class StatusCommand implements Callable<Integer> {
    /** How the status is written. */
    enum Output {
        TABLE,
        JSON
    }

    private final Surroundings surroundings;
    private final StatusOptions what = new StatusOptions();
    private final Given<Output> output = Given.orElse(Output.TABLE, Output.class);

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    CommandSpec spec() {
        return Declared.command(
                        this, "Prints the DatadogMetric, the external value, the HPA and its last events, once.")
                .addMixin("what", what.spec())
                .addOption(output.option("FORMAT", "table or json (default: table).", "-o", "--output"));
    }

    @Override
    public Integer call() {
        StatusView view = what.read(surroundings);
        StatusFace face = new StatusFace(surroundings.out());
        switch (output.value()) {
            case TABLE -> face.table(view);
            case JSON -> face.json(view);
        }
        return view.hpa().isPresent() && view.metric().isPresent() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
