package io.scaleguide.cli;

import io.scaleguide.document.DocumentException;
import io.scaleguide.guide.step.StepDefinition;
import io.scaleguide.line.shell.ShellTarget;
import io.scaleguide.path.finding.FindingCatalogue;
import io.scaleguide.path.finding.FindingText;
import io.scaleguide.practice.card.FaultCard;
import io.scaleguide.tui.theme.ThemeFiles;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the words of a command may become: its options, and for an option's value the names of what is there. */
final class ArgumentWords {
    private final Surroundings surroundings;
    private final LiveNames names;

    ArgumentWords(Surroundings surroundings, LiveNames names) {
        this.surroundings = surroundings;
        this.names = names;
    }

    /** As {@link io.scaleguide.line.shell.ShellWork#candidates}. */
    List<String> candidates(List<String> before, String word, ShellTarget target) {
        Optional<CommandSpec> command = Optional.ofNullable(CommandLineProgram.commands(surroundings)
                        .getSubcommands()
                        .get(before.get(0)))
                .map(CommandLine::getCommandSpec);
        if (command.isEmpty()) {
            return List.of();
        }
        Optional<OptionSpec> option = Optional.ofNullable(command.get().findOption(before.get(before.size() - 1)))
                .filter(one -> one.arity().max() > 0);
        return option.map(one -> values(one, word, elsewhere(before, target)))
                .orElseGet(() -> options(command.get(), before)
                        .map(OptionSpec::longestName)
                        .toList());
    }

    /** The options that may still be given. */
    static Stream<OptionSpec> options(CommandSpec command, List<String> before) {
        return command.options().stream()
                .filter(one -> !one.hidden())
                .filter(one -> one.isMultiValue() || Stream.of(one.names()).noneMatch(before::contains));
    }

    /** The target with what the line itself says. */
    static ShellTarget elsewhere(List<String> before, ShellTarget target) {
        return new ShellTarget(
                given(before, "--context").or(target::context),
                target.practice(),
                given(before, "--namespace").or(() -> given(before, "-n")).or(target::namespace),
                target.hpa());
    }

    /** The value that an option has on the line, in a word of its own or behind an equals sign; empty where it has none. */
    static Optional<String> given(List<String> before, String option) {
        Optional<String> joined = before.stream()
                .filter(word -> word.startsWith(option + "="))
                .map(word -> word.substring(option.length() + 1))
                .findFirst();
        int place = before.lastIndexOf(option);
        return place >= 0 && place + 1 < before.size() ? Optional.of(before.get(place + 1)) : joined;
    }

    /** What the value of an option may be; empty where anything may, or nothing is known. */
    List<String> values(OptionSpec option, String word, ShellTarget target) {
        return switch (option.longestName()) {
            case "--context" -> names.contexts();
            case "--namespace" -> names.namespaces(target);
            case "--hpa" -> names.hpas(target);
            case "--metric" -> names.metrics(target);
            case "--from", "--until", "--to" ->
                steps().stream().map(StepDefinition::id).toList();
            case "--fix", "--ignore" -> findings();
            case "--set" -> answers(word, target);
            case "--service" -> names.services(target);
            case "--fault" ->
                PracticeCards.all().all().stream().map(FaultCard::name).toList();
            case "--theme" -> ThemeFiles.in(ScreenOptions.assets(surroundings)).names();
            default -> known(option).toList();
        };
    }

    /** The values that an argument's type has; empty where it has any number of them. */
    static Stream<String> known(ArgSpec argument) {
        return argument.completionCandidates() == null
                ? Stream.empty()
                : StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                        .map(value -> value.toLowerCase(Locale.ROOT));
    }

    /** {@code FIELD=}, and behind it what the field may be where that can be seen in the cluster. */
    private List<String> answers(String word, ShellTarget target) {
        int equals = word.indexOf('=');
        if (equals < 0) {
            return steps().stream()
                    .flatMap(step -> step.fields().stream())
                    .map(field -> field.id() + "=")
                    .filter(field -> !field.endsWith("-key="))
                    .distinct()
                    .toList();
        }
        String field = word.substring(0, equals);
        List<String> there =
                switch (field) {
                    case "namespace" -> names.namespaces(target);
                    case "service" -> names.services(target);
                    case "deployment" -> names.workloads(target);
                    case "hpa-name" -> names.hpas(target);
                    case "metric-name" -> names.metrics(target);
                    default -> List.of();
                };
        return there.stream().map(value -> field + "=" + value).toList();
    }

    private List<StepDefinition> steps() {
        try {
            return Guide.load(surroundings, new AnswerOptions(), Optional.empty(), Map.of())
                    .steps();
        } catch (DocumentException | UncheckedIOException e) {
            return List.of();
        }
    }

    private List<String> findings() {
        try {
            return FindingCatalogue.load(surroundings.shippedFiles().resolve("assets")).all().stream()
                    .map(FindingText::id)
                    .toList();
        } catch (DocumentException | UncheckedIOException e) {
            return List.of();
        }
    }
}
