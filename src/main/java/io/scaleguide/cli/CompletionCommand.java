package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what makes a user's shell complete the command line. */
@Command(
        name = "completion",
        description = "Prints what makes your shell complete command lines, with the names of what is in your cluster.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "bash:        source <(scaleguide completion bash)",
            "zsh:         source <(scaleguide completion zsh)",
            "fish:        scaleguide completion fish | source",
            "PowerShell:  scaleguide completion powershell | Out-String | Invoke-Expression",
            "Put that line into the file that your shell reads when it starts."
        })
final class CompletionCommand implements Callable<Integer> {
    /** A shell, and the file of assets/completion that is for it. */
    enum Shell {
        BASH,
        ZSH,
        FISH,
        POWERSHELL
    }

    private final Surroundings surroundings;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh, fish or powershell.")
    private Shell shell = Shell.BASH;

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String file = "completion/scaleguide." + shell.name().toLowerCase(Locale.ROOT);
        try {
            surroundings
                    .out()
                    .print(Files.readString(
                            surroundings.shippedFiles().resolve("assets").resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("the distribution lacks assets/" + file, e);
        }
        return ExitCode.DONE;
    }
}
