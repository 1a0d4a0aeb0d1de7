package io.scaleguide.lint.page;

import io.scaleguide.document.PlacedNode;
import io.scaleguide.document.PlacedYaml;
import io.scaleguide.lint.shell.ShellReader;
import io.scaleguide.lint.source.Stretch;
import java.util.regex.Pattern;

/** Reads a part of a page: a file of YAML, a script, a block of code of which nobody says what it is, or words with all of that in them. */
final class PartReader {
    /** What a command begins with, in a text where words may stand as well. */
    private static final Pattern COMMAND = Pattern.compile("^\\s*(?:\\$ |# (?=kubectl |helm ))?(?:sudo )?"
            + "(?:helm [a-z]|kubectl [a-z-]|curl [-h'\"$]|(?:while|until|for) .*(?:;|\\bdo\\b|$)"
            + "|echo ['\"]|printf ['\"]|cat *(?:<<|>)|export [A-Z]|[A-Z][A-Z0-9_]*=\\S)");

    private static final Pattern KEY = Pattern.compile("^\\s*(?:- )?[\"']?[A-Za-z][\\w./@%-]*[\"']?\\s*:(?:\\s.*|$)");
    private static final Pattern ROOT =
            Pattern.compile("^\\s*[\"']?(?:apiVersion|kind|metadata|spec|datadog|clusterAgent"
                    + "|agents|podAnnotations|ad\\.datadoghq\\.com/[\\w.-]+)[\"']?\\s*:(?:\\s.*|$)");
    private static final Pattern TEMPLATE_LINE = Pattern.compile("(?m)^[ \\t]*(?:\\{\\{.*}}|\\{%.*%})[ \\t]*\\r?$");

    private final Draft draft;
    private final ShellPart shell;

    PartReader(Draft draft) {
        this.draft = draft;
        this.shell = new ShellPart(draft, (body, name) -> block(body, name.isEmpty() ? "file" : "file " + name));
    }

    /** A file that has to be YAML. */
    void file(Stretch text, String name) {
        yaml(text, name);
    }

    void script(Stretch text) {
        shell.take(ShellReader.readAll(text));
    }

    void words(Stretch line) {
        draft.prose.add(new Prose(line.slice(0, line.text().stripTrailing().length())));
    }

    /** Text of which nothing is known: YAML if it is something that is known, else words with commands and objects in them. */
    void unknown(Stretch text, String name) {
        PlacedYaml yaml = PlacedYaml.read(text.untabbed().text());
        boolean known = !yaml.documents().isEmpty() && yaml.documents().stream().allMatch(YamlPart::recognised);
        boolean commands =
                text.text().lines().anyMatch(line -> COMMAND.matcher(line).find());
        if (known && yaml.problem().isEmpty() && !commands) {
            yaml(text, name);
        } else if (ROOT.matcher(firstLine(text.text())).matches() && !commands) {
            yaml(text, name);
        } else {
            scavenge(text);
        }
    }

    /** A block of code. {@code language} is what its fence says; it is not believed. */
    void block(Stretch text, String language) {
        Stretch block = text.dedented();
        String name = language.startsWith("file ") ? language.substring(5) : "";
        String first = firstLine(block.text());
        if (first.isEmpty()) {
            return;
        }
        if (!language.startsWith("file") && (COMMAND.matcher(first).find() || first.startsWith("#!"))) {
            script(prompted(block));
            return;
        }
        PlacedYaml yaml = read(block);
        if (yaml.problem().isEmpty() && yaml.documents().stream().anyMatch(PlacedNode.Mapping.class::isInstance)) {
            yaml(block, name);
        } else if (language.matches("(sh|bash|shell|console|zsh|terminal).*")) {
            script(prompted(block));
        } else {
            scavenge(block);
        }
    }

    /** Prompts are taken for spaces: they are no part of a command. */
    private static Stretch prompted(Stretch block) {
        return block.blanked(Pattern.compile("(?m)^\\$(?= )"));
    }

    private static PlacedYaml read(Stretch text) {
        return PlacedYaml.read(text.untabbed().blanked(TEMPLATE_LINE).text());
    }

    private void yaml(Stretch text, String name) {
        Stretch plain = text.untabbed();
        PlacedYaml yaml = PlacedYaml.read(plain.text());
        if (yaml.problem().isPresent()) {
            Stretch blanked = plain.blanked(TEMPLATE_LINE);
            PlacedYaml again = PlacedYaml.read(blanked.text());
            yaml = again.problem().isEmpty() ? again : yaml;
        }
        YamlPart part = new YamlPart(draft, plain, name);
        yaml.documents().forEach(part::take);
        yaml.problem().ifPresent(problem -> unread(plain, problem));
    }

    private void unread(Stretch text, PlacedYaml.Problem problem) {
        int at = 0;
        for (int line = 0; line < problem.line() && text.text().indexOf('\n', at) >= 0; line++) {
            at = text.text().indexOf('\n', at) + 1;
        }
        String template = text.text().contains("{{")
                ? " It looks like a template: have helm template render it, and give the result."
                : "";
        draft.unread.add(new Unread(text.at(at), problem.message() + "." + template));
    }

    /** Looks for commands, objects and checks between words. */
    private void scavenge(Stretch text) {
        String all = text.text();
        Stretch plain = prompted(text);
        boolean balanced = true;
        int at = 0;
        while (at < all.length()) {
            int end = lineEnd(all, at);
            String line = all.substring(at, end);
            if (COMMAND.matcher(line).find()) {
                ShellReader.Script script = ShellReader.readLine(plain, at);
                shell.take(script.commands());
                at = Math.max(script.end(), end);
            } else if (ROOT.matcher(line.stripTrailing()).matches()) {
                at = Math.max(region(text, at), end);
            } else if (balanced && line.strip().equals("{")) {
                int close = json(text, at);
                balanced = close > at;
                at = Math.max(close, end);
            } else {
                words(text.slice(at, end));
                at = end;
            }
        }
    }

    /** YAML from here to the first line that can be none. */
    private int region(Stretch text, int from) {
        String all = text.text();
        int indent = indent(all, from);
        int at = lineEnd(all, from);
        int last = at;
        while (at < all.length()) {
            int end = lineEnd(all, at);
            String line = all.substring(at, end);
            boolean deeper = indent(all, at) > indent;
            boolean goesOn = line.isBlank()
                    || deeper
                    || line.stripTrailing().equals("---")
                    || indent(all, at) == indent
                            && (KEY.matcher(line.stripTrailing()).matches()
                                    || line.strip().startsWith("- ")
                                    || line.strip().startsWith("#"));
            if (!goesOn || COMMAND.matcher(line).find() && !deeper) {
                break;
            }
            last = line.isBlank() ? last : end;
            at = end;
        }
        yaml(text.slice(from, last).dedented(), "");
        return last;
    }

    private int json(Stretch text, int from) {
        String all = text.text();
        int depth = 0;
        for (int i = from; i < all.length(); i++) {
            char c = all.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '}' && depth == 0) {
                if (all.substring(from, i).contains("openmetrics")) {
                    yaml(text.slice(from, i + 1).dedented(), "");
                }
                return lineEnd(all, i);
            }
        }
        return from;
    }

    private static int indent(String text, int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i - at;
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    /** The first line that says something. */
    private static String firstLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank()
                        && !line.strip().startsWith("# ")
                        && !line.strip().equals("---"))
                .findFirst()
                .orElse("")
                .stripTrailing();
    }
}
