package io.scaleguide.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A page of the manual, made from what the command line knows of a command, in the language of man(7). */
final class ManualPage {
    private final CommandSpec command;
    private final String name;
    private final StringBuilder text = new StringBuilder();

    private ManualPage(CommandSpec command, String name) {
        this.command = command;
        this.name = name;
    }

    /**
     * Writes a page.
     *
     * @param command the command
     * @param name the words that call it, with hyphens between them, which is the page's name: {@code scaleguide-practice-faults}
     * @return the page
     */
    static String of(CommandSpec command, String name) {
        ManualPage page = new ManualPage(command, name);
        page.write();
        return page.text.toString();
    }

    private void write() {
        line(".TH " + name.toUpperCase(Locale.ROOT) + " 1 \"\" Scaleguide Scaleguide");
        String[] description = command.usageMessage().description();
        section("NAME");
        line(plain(name) + " \\- " + plain(CommandGlance.gist(description)));
        section("SYNOPSIS");
        line(".B " + plain(name.replace('-', ' ')));
        line(synopsis());
        section("DESCRIPTION");
        for (String each : description) {
            line(plain(each));
        }
        arguments();
        commands();
        notes();
        section("SEE ALSO");
        line(plain(others()));
    }

    private String synopsis() {
        Stream<String> alone = command.positionalParameters().stream()
                .map(one -> italic(one.paramLabel()) + (one.arity().max() > 1 ? " ..." : ""));
        Stream<String> sub =
                CommandGlance.below(command).isEmpty() ? Stream.of() : Stream.of("[" + italic("COMMAND") + "]");
        return Stream.of(Stream.of("[" + italic("OPTION") + " ...]"), sub, alone)
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
    }

    private void arguments() {
        section("OPTIONS");
        command.positionalParameters().forEach(one -> item(italic(one.paramLabel()), words(one)));
        command.options().stream()
                .filter(one -> !one.hidden())
                .sorted((one, other) -> one.longestName().compareTo(other.longestName()))
                .forEach(one -> item(names(one), words(one)));
    }

    private static String names(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : "=" + italic(option.paramLabel());
        boolean open = option.arity().max() > 0 && option.arity().min() == 0;
        return Stream.of(option.names()).map(ManualPage::bold).collect(Collectors.joining(", "))
                + (open ? "[" + value + "]" : value);
    }

    private static String words(ArgSpec argument) {
        return String.join(" ", argument.description())
                .replace(
                        "${DEFAULT-VALUE}",
                        Optional.ofNullable(argument.defaultValueString(true)).orElse(""));
    }

    private void commands() {
        List<Map.Entry<String, CommandSpec>> below = CommandGlance.below(command);
        if (below.isEmpty()) {
            return;
        }
        section("COMMANDS");
        below.forEach(one -> item(
                bold(one.getKey()),
                String.join(" ", one.getValue().usageMessage().description())));
    }

    /** What stands below the options in the help: exit codes, and examples in lines of their own. */
    private void notes() {
        List<String> footer = Stream.of(command.usageMessage().footer())
                .filter(each -> !each.isBlank())
                .toList();
        if (footer.isEmpty()) {
            return;
        }
        section("NOTES");
        line(".nf");
        footer.forEach(each -> line(plain(each)));
        line(".fi");
    }

    private String others() {
        return name.contains("-")
                ? "scaleguide(1)"
                : CommandGlance.below(command).stream()
                        .map(one -> name + "-" + one.getKey() + "(1)")
                        .collect(Collectors.joining(", "));
    }

    private void section(String title) {
        line(".SH \"" + title + "\"");
    }

    private void item(String term, String words) {
        line(".TP");
        line(term);
        line(plain(words));
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    private static String bold(String words) {
        return "\\fB" + plain(words) + "\\fR";
    }

    private static String italic(String words) {
        return "\\fI" + plain(words) + "\\fR";
    }

    /** A line that starts with a full stop or an apostrophe would be a request, and a hyphen could become a dash that nobody can copy. */
    private static String plain(String words) {
        String safe = words.replace("\\", "\\e").replace("-", "\\-");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
