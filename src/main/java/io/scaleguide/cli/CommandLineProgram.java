package io.scaleguide.cli;

import io.scaleguide.document.DocumentException;
import io.scaleguide.guide.answer.AnswerException;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.kube.KubeException;
import io.scaleguide.panel.record.RecordingException;
import io.scaleguide.path.scope.AmbiguousPathException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** The command line: its commands, and what becomes of their failures. */
@Command(
        name = "scaleguide",
        description = "Latency-driven autoscaling with Datadog on Kong's gateway operator, guided and explained.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineProgram.VersionLine.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 a step failed, 2 the command line or an answer will not do,",
            "3 the preflight refused and nothing was begun, 130 cancelled."
        })
final class CommandLineProgram implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private WizardOptions wizard = new WizardOptions();

    private CommandLineProgram(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Gives picocli the version line. */
    static final class VersionLine implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"scaleguide " + Version.number()};
        }
    }

    @Override
    public Integer call() {
        return new WizardRun(surroundings, wizard).run();
    }

    static int run(Surroundings surroundings, String... args) {
        CommandLine program = unconfigured(surroundings)
                .addSubcommand(new PracticeCommand(surroundings))
                .addSubcommand(new PanelCommand(surroundings))
                .addSubcommand(new ReplayCommand(surroundings))
                .addSubcommand(new ShellCommand(surroundings));
        return configured(program, surroundings).execute(args);
    }

    /** The commands that work on a cluster or on files and come to an end: those of the command line and of the shell. */
    static CommandLine commands(Surroundings surroundings) {
        return configured(unconfigured(surroundings), surroundings);
    }

    private static CommandLine unconfigured(Surroundings surroundings) {
        return new CommandLine(new CommandLineProgram(surroundings))
                .addSubcommand(new UpCommand(surroundings))
                .addSubcommand(PlanCommand.of(surroundings))
                .addSubcommand(new StatusCommand(surroundings))
                .addSubcommand("metric", StatusPart.METRIC.command(surroundings))
                .addSubcommand("hpa", StatusPart.HPA.command(surroundings))
                .addSubcommand("events", StatusPart.EVENTS.command(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new HopsCommand(surroundings))
                .addSubcommand(new LintCommand(surroundings))
                .addSubcommand(new SimulateCommand(surroundings))
                .addSubcommand(new ReportCommand(surroundings))
                .addSubcommand(new UndoCommand(surroundings));
    }

    /** What a program does with its output and its failures holds for the commands that it has by then. */
    private static CommandLine configured(CommandLine program, Surroundings surroundings) {
        PrintWriter out = new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8);
        return program.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, err))
                .setParameterExceptionHandler(CommandLineProgram::explainUsage);
    }

    private static int explainUsage(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("scaleguide: " + failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, command.getErr());
        command.getErr().println("See \"" + command.getCommandSpec().qualifiedName() + " --help\".");
        return ExitCode.USAGE;
    }

    /** What a user can act on is said in a line or two; anything else is a fault of the program and is thrown on. */
    static int explain(Exception failure, PrintWriter err) throws Exception {
        if (failure instanceof AnswerException
                || failure instanceof DocumentException
                || failure instanceof RecordingException) {
            err.println(failure.getMessage());
            return ExitCode.USAGE;
        }
        if (failure instanceof AmbiguousPathException) {
            err.println("scaleguide: " + failure.getMessage());
            return ExitCode.USAGE;
        }
        if (failure instanceof KubeException) {
            err.println("scaleguide: " + failure.getMessage());
            return ExitCode.REFUSED;
        }
        if (failure instanceof StepFailure step) {
            err.println("scaleguide: " + step.problem().what() + " "
                    + step.problem().why());
            err.println("Next: " + step.problem().next());
            return ExitCode.FAILED;
        }
        throw failure;
    }
}
