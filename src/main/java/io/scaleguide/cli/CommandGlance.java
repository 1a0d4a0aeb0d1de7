package io.scaleguide.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** What a list of commands says of each: the manual and the completion say it in the same words. */
final class CommandGlance {
    private CommandGlance() {}

    /** The commands below one that are shown to people, by their names, in their order. */
    static List<Map.Entry<String, CommandSpec>> below(CommandSpec command) {
        return command.subcommands().entrySet().stream()
                .map(one -> Map.entry(one.getKey(), one.getValue().getCommandSpec()))
                .filter(one -> !one.getValue().usageMessage().hidden())
                .toList();
    }

    /** The first sentence of a description, without its full stop or colon. */
    static String gist(String... description) {
        String whole = String.join(" ", description);
        int end = whole.indexOf(". ");
        return (end < 0 ? whole : whole.substring(0, end)).replaceAll("[.:]$", "");
    }
}
