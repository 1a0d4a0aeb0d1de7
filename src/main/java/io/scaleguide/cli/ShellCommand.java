package io.scaleguide.cli;

import io.scaleguide.kube.ClusterChoice;
import io.scaleguide.line.LineTerminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** A prompt for a troubleshooting call. */
@Command(
        name = "shell",
        description = "A prompt with the commands of this program, on one cluster, namespace and HPA, with completion.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: that of the last command. \"help\" at the prompt lists them."})
final class ShellCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    private final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private CommandSpec clusterOptions = cluster.spec();

    private final PathOptions path = new PathOptions();

    @Mixin
    private CommandSpec pathOptions = path.spec();

    ShellCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ClusterChoice choice = cluster.choice(surroundings);
        try (LineTerminal terminal = surroundings.ofThisProcess()
                ? LineTerminal.open(surroundings.environment())
                : LineTerminal.on(surroundings.in(), surroundings.out())) {
            return new ShellSession(surroundings, terminal).run(choice, path.request());
        }
    }
}
