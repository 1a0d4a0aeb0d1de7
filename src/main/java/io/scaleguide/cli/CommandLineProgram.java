package io.scaleguide.cli;

import io.scaleguide.disk.DiskException;
import io.scaleguide.document.DocumentException;
import io.scaleguide.guide.answer.AnswerException;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.kube.KubeException;
import io.scaleguide.panel.record.RecordingException;
import io.scaleguide.path.scope.AmbiguousPathException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** The command line: its commands, and what becomes of their failures. */
@Command(
        name = CommandLineProgram.NAME,
        description = "Latency-driven autoscaling with Datadog on Kong's gateway operator, guided and explained.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        versionProvider = CommandLineProgram.VersionLine.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 a step failed, 2 the command line or an answer will not do,",
            "3 the preflight refused and nothing was begun, 130 cancelled."
        })
final class CommandLineProgram implements Callable<Integer> {
    static final String NAME = "scaleguide";

    private static final List<String> OF_CLUSTERS = List.of(
            "up",
            "plan",
            "export",
            "status",
            "metric",
            "hpa",
            "events",
            "doctor",
            "hops",
            "lint",
            "simulate",
            "report",
            "undo");

    /** Those that take the terminal, or stay until they are ended. */
    private static final List<String> OF_PROCESS = List.of("practice", "panel", "replay", "shell");

    /** Those about the program itself. */
    private static final List<String> OF_PROGRAM = List.of("completion", "complete", "version");

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

    /** Runs a command line; long text goes through the user's pager. */
    static int run(Surroundings surroundings, String... args) {
        Optional<Pager> pager = Pager.isFor(args) ? Pager.open(surroundings) : Optional.empty();
        if (pager.isEmpty()) {
            return execute(surroundings, args);
        }
        try (Pager open = pager.get()) {
            return execute(open.around(surroundings), args);
        }
    }

    /**
     * Where the first word names a command, only that one is put together: what all of them can be asked takes longer to work out than a status takes to
     * read.
     */
    private static int execute(Surroundings surroundings, String... args) {
        Optional<CommandLine> named = args.length == 0 ? Optional.empty() : command(args[0], surroundings);
        if (named.isPresent()) {
            named.get().getCommandSpec().name(NAME + " " + args[0]);
            return configured(named.get(), surroundings).execute(Arrays.copyOfRange(args, 1, args.length));
        }
        CommandLine program = wizardOnly(args) ? wizard(surroundings) : all(surroundings);
        return configured(program, surroundings).execute(args);
    }

    /**
     * Whether the line asks for the wizard with options that it has: then the commands are not looked at either. Help lists them, and a
     * wrong word is compared with them.
     */
    private static boolean wizardOnly(String... args) {
        for (String word : args) {
            if (word.equals("--help") || word.startsWith("-") && !word.startsWith("--")) {
                return false;
            }
        }
        try {
            new CommandLine(new WizardOptions()).parseArgs(args);
            return true;
        } catch (ParameterException wrong) {
            return false;
        }
    }

    private static CommandLine wizard(Surroundings surroundings) {
        return new CommandLine(new CommandLineProgram(surroundings));
    }

    /** The commands that work on a cluster or on files and come to an end: those of the command line and of the shell. */
    static CommandLine commands(Surroundings surroundings) {
        return configured(whole(surroundings, OF_CLUSTERS), surroundings);
    }

    /** Every command. */
    static CommandLine all(Surroundings surroundings) {
        return whole(
                surroundings,
                Stream.of(OF_CLUSTERS, OF_PROCESS, OF_PROGRAM)
                        .flatMap(List::stream)
                        .toList());
    }

    private static CommandLine whole(Surroundings surroundings, List<String> names) {
        CommandLine program = wizard(surroundings);
        for (String name : names) {
            program.addSubcommand(name, command(name, surroundings).orElseThrow());
        }
        return program;
    }

    /** A command that is put together anew; empty where there is none of that name. */
    private static Optional<CommandLine> command(String name, Surroundings surroundings) {
        return switch (name) {
            case "up" -> of(new UpCommand(surroundings));
            case "plan" -> Optional.of(PlanCommand.of(surroundings));
            case "export" -> Optional.of(ExportCommand.of(surroundings));
            case "status" -> of(new StatusCommand(surroundings).spec());
            case "metric" -> Optional.of(StatusPart.METRIC.command(surroundings));
            case "hpa" -> Optional.of(StatusPart.HPA.command(surroundings));
            case "events" -> Optional.of(StatusPart.EVENTS.command(surroundings));
            case "doctor" -> of(new DoctorCommand(surroundings));
            case "hops" -> of(new HopsCommand(surroundings));
            case "lint" -> of(new LintCommand(surroundings));
            case "simulate" -> of(new SimulateCommand(surroundings));
            case "report" -> of(new ReportCommand(surroundings));
            case "undo" -> of(new UndoCommand(surroundings));
            case "practice" ->
                of(new PracticeCommand(surroundings))
                        .map(practice -> practice.addSubcommand("faults", new FaultsCommand(surroundings)));
            case "panel" -> of(new PanelCommand(surroundings).spec());
            case "replay" -> of(new ReplayCommand(surroundings));
            case "shell" -> of(new ShellCommand(surroundings));
            case "completion" -> of(new CompletionCommand(surroundings));
            case "complete" -> of(new CompleteCommand(surroundings));
            case "version" -> of(new VersionCommand(surroundings));
            default -> Optional.empty();
        };
    }

    /** Whether a command of that name speaks to a cluster before it does anything that takes long. */
    static boolean asksCluster(String name) {
        return OF_CLUSTERS.contains(name) && !name.equals("lint") && !name.equals("simulate");
    }

    /** Whether a command line shows the panel on the full screen, if there can be one. */
    static boolean showsPanel(String... args) {
        return args[0].equals("panel")
                && Arrays.stream(args)
                        .noneMatch(word -> word.startsWith("-o")
                                || word.startsWith("--output")
                                || word.equals("--line")
                                || word.equals("--help"));
    }

    private static Optional<CommandLine> of(Object command) {
        return Optional.of(new CommandLine(command));
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
        if (failure instanceof DiskException disk) {
            err.println("scaleguide: " + disk.getMessage());
            err.println("Next: " + disk.next());
            return ExitCode.FAILED;
        }
        throw failure;
    }
}
