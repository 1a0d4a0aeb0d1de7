package io.scaleguide.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Commands that are declared in code, as their options are ({@link Given}): those whose start is measured beside kubectl's. */
final class Declared {
    private Declared() {}

    /**
     * A command with the options that each command has.
     *
     * @param action what it does; its result is the exit code
     * @param description a sentence
     * @param footer lines below its help
     */
    static CommandSpec command(Callable<Integer> action, String description, String... footer) {
        CommandSpec command = CommandSpec.wrapWithoutInspection(action)
                .versionProvider(new CommandLineProgram.VersionLine())
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help message and exit.")
                        .build())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print version information and exit.")
                        .build());
        command.usageMessage().description(description).footer(footer);
        return command;
    }
}
