package io.scaleguide.cli;

import io.scaleguide.guide.run.ExitCode;
import io.scaleguide.line.shell.Chosen;
import io.scaleguide.line.shell.ShellTarget;
import io.scaleguide.line.shell.ShellWork;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The program's own commands as the verbs of the shell: parsed and run as on the command line, on the shell's target. */
final class ProgramWork implements ShellWork {
    private final Surroundings surroundings;
    private final LiveNames names;
    private final ChildKubeconfig kubeconfig;
    private final ArgumentWords words;

    ProgramWork(Surroundings surroundings, LiveNames names, ChildKubeconfig kubeconfig) {
        this.surroundings = surroundings;
        this.names = names;
        this.kubeconfig = kubeconfig;
        this.words = new ArgumentWords(surroundings, names);
    }

    @Override
    public Map<String, String> verbs() {
        Map<String, String> verbs = new LinkedHashMap<>();
        CommandLineProgram.commands(surroundings)
                .getSubcommands()
                .forEach((name, command) -> verbs.put(
                        name,
                        String.join(" ", command.getCommandSpec().usageMessage().description())));
        return verbs;
    }

    @Override
    public int run(List<String> line, ShellTarget target) {
        PrintWriter err = new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8);
        CommandLine program = CommandLineProgram.commands(surroundings);
        if (!program.getSubcommands().containsKey(line.get(0))) {
            err.println("scaleguide: there is no \"" + line.get(0) + "\" here. Type help for what there is.");
            return ExitCode.USAGE;
        }
        if (!line.contains("--practice")) {
            program.setDefaultValueProvider(new TargetDefaults(target));
        }
        program.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, err));
        return program.execute(line.toArray(String[]::new));
    }

    /** A fault of the program is a sentence too: the call goes on. */
    private static int explain(Exception failure, PrintWriter err) {
        if (Thread.currentThread().isInterrupted()) {
            return ExitCode.CANCELLED;
        }
        try {
            return CommandLineProgram.explain(failure, err);
        } catch (Exception fault) {
            err.println("scaleguide: this went wrong and should not have: "
                    + fault.getClass().getSimpleName()
                    + Optional.ofNullable(fault.getMessage())
                            .map(words -> ": " + words)
                            .orElse("") + ".");
            return ExitCode.FAILED;
        }
    }

    @Override
    public List<String> candidates(List<String> before, String word, ShellTarget target) {
        return words.candidates(before, word, target);
    }

    @Override
    public List<String> choices(Subject subject, ShellTarget target) {
        return switch (subject) {
            case CONTEXT -> names.contexts();
            case NAMESPACE -> names.namespaces(target);
            case HPA -> names.hpas(target);
        };
    }

    @Override
    public Chosen use(Subject subject, String name, ShellTarget target) {
        TargetFinder finder = new TargetFinder(names);
        return switch (subject) {
            case CONTEXT -> finder.context(name, target);
            case NAMESPACE -> finder.namespace(name, target);
            case HPA -> finder.hpa(name, target);
        };
    }

    @Override
    public Map<String, String> environment(ShellTarget target) {
        return kubeconfig.environment(surroundings.environment(), target);
    }

    /** What an option means that is not given: the shell's target, as the prompt shows it. */
    private record TargetDefaults(ShellTarget target) implements IDefaultValueProvider {
        @Override
        public String defaultValue(ArgSpec argument) {
            return argument instanceof OptionSpec option
                    ? value(option.longestName()).orElseGet(argument::defaultValue)
                    : argument.defaultValue();
        }

        private Optional<String> value(String option) {
            return switch (option) {
                case "--context" -> target.context();
                case "--namespace" -> target.namespace();
                case "--hpa" -> target.hpa();
                default -> Optional.empty();
            };
        }
    }
}
