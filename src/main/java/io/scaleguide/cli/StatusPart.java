package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.StatusFace;
import io.scaleguide.path.status.StatusView;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A part of the status that is a command of its own. */
enum StatusPart {
    METRIC("Prints the DatadogMetric and the value that the External Metrics API serves."),
    HPA("Prints the HPA."),
    EVENTS("Prints the last events about the HPA.");

    private final String description;

    StatusPart(String description) {
        this.description = description;
    }

    /** The command, which is still without a name. */
    CommandLine command(Surroundings surroundings) {
        return new CommandLine(new PartCommand(surroundings, this).spec());
    }

    /** @return whether there was anything to print */
    private boolean print(StatusView view, StatusFace face) {
        switch (this) {
            case METRIC -> face.metric(view);
            case HPA -> face.hpa(view);
            case EVENTS -> face.events(view);
        }
        return this == METRIC ? view.metric().isPresent() : view.hpa().isPresent();
    }

    /** Reads the status and prints the part. */
    private static final class PartCommand implements Callable<Integer> {
        private final Surroundings surroundings;
        private final StatusPart part;
        private final StatusOptions what = new StatusOptions();

        PartCommand(Surroundings surroundings, StatusPart part) {
            this.surroundings = surroundings;
            this.part = part;
        }

        CommandSpec spec() {
            return Declared.command(this, part.description).addMixin("what", what.spec());
        }

        @Override
        public Integer call() {
            boolean there = part.print(what.read(surroundings), new StatusFace(surroundings.out()));
            return there ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
