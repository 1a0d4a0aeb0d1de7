package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.headless.VersionFace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says which program this is, and what it runs on. */
@Command(
        name = "version",
        description = "Prints the version; with -o json also what it runs on.",
        mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
    /** How the version is written. */
    enum Output {
        PLAIN,
        JSON
    }

    private final Surroundings surroundings;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "plain or json (default: plain).")
    private Output output = Output.PLAIN;

    VersionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        VersionFace face = new VersionFace(surroundings.out());
        switch (output) {
            case PLAIN -> face.plain(Version.number());
            case JSON ->
                face.json(
                        Version.number(),
                        System.getProperty("java.vendor", "") + " " + System.getProperty("java.runtime.version", ""),
                        System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""),
                        surroundings.shippedFiles().toString());
        }
        return ExitCode.DONE;
    }
}
