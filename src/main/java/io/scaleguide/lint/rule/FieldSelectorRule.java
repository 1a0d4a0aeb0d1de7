package io.scaleguide.lint.rule;

import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.rule.Sheet.Spot;
import io.scaleguide.lint.shell.Command;
import io.scaleguide.lint.shell.Word;
import io.scaleguide.lint.source.Edit;
import io.scaleguide.path.hop.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A kubectl command with two field selectors, of which the last alone counts (8 of the guides). */
final class FieldSelectorRule implements Rule {
    private static final String FLAG = "--field-selector";

    /** The flag with its value: from where to where in the script, and where its value begins. */
    private record Selector(int start, int value, int end) {}

    @Override
    public Set<String> finds() {
        return Set.of("text-field-selector-twice");
    }

    @Override
    public void look(Page page, Sheet sheet) {
        for (Command command : page.commands()) {
            List<Selector> selectors = command.program().equals("kubectl") ? selectors(command) : List.of();
            if (selectors.size() > 1) {
                report(command, selectors, sheet);
            }
        }
    }

    private static List<Selector> selectors(Command command) {
        List<Selector> found = new ArrayList<>();
        List<Word> words = command.words();
        for (int i = 1; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.text().equals(FLAG) && i + 1 < words.size()) {
                found.add(new Selector(
                        word.start(), words.get(i + 1).start(), words.get(i + 1).end()));
            } else if (word.text().startsWith(FLAG + "=")) {
                found.add(new Selector(word.start(), word.start() + FLAG.length() + 1, word.end()));
            }
        }
        return found;
    }

    private static void report(Command command, List<Selector> selectors, Sheet sheet) {
        String script = command.script().text();
        Selector first = selectors.get(0);
        StringBuilder joined = new StringBuilder();
        List<Edit> edits = new ArrayList<>();
        for (Selector other : selectors.subList(1, selectors.size())) {
            joined.append(',').append(script, other.value(), other.end());
            int from = other.start();
            while (from > 0 && script.charAt(from - 1) == ' ') {
                from--;
            }
            edits.add(command.script().edit(from, other.end(), ""));
        }
        edits.add(0, command.script().edit(first.end(), first.end(), joined.toString()));
        if (edits.size() > 1 && edits.get(0).touches(edits.get(1))) {
            // The two stand side by side: one change does both.
            Selector second = selectors.get(1);
            edits.set(0, command.script().edit(first.end(), second.end(), joined.toString()));
            edits.remove(1);
        }
        sheet.correct(
                Finding.of("text-field-selector-twice"),
                new Spot(
                        command.script(),
                        selectors.get(1).start(),
                        selectors.get(1).end()),
                edits.toArray(Edit[]::new));
    }
}
