package io.scaleguide.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code plan}: what {@code up --plan} does, under a name of its own. */
final class PlanCommand {
    private PlanCommand() {}

    static CommandLine of(Surroundings surroundings) {
        CommandLine command = new CommandLine(new UpCommand(surroundings, true));
        CommandSpec spec = command.getCommandSpec().name("plan");
        spec.usageMessage().description("Shows what up would change and changes nothing.");
        List.of("--plan", "--yes").forEach(name -> spec.remove(spec.findOption(name)));
        return command;
    }
}
