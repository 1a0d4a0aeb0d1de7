package io.scaleguide.lint.page;

import io.scaleguide.document.PlacedYaml;
import io.scaleguide.lint.page.CheckText.Carrier;
import io.scaleguide.lint.shell.Command;
import io.scaleguide.lint.shell.Word;
import io.scaleguide.lint.source.Stretch;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes commands, and the files and annotations that they hold. */
final class ShellPart {
    private static final Pattern ANNOTATION =
            Pattern.compile("(ad\\.datadoghq\\.com/.+?\\.checks)=(.*)", Pattern.DOTALL);

    /** A quoted word that can be a file: it has a line with a key. */
    private static final Pattern FILE = Pattern.compile("(?m)^\\s*[\\w\"./-]+:(\\s|$)");

    private final Draft draft;
    private final BiConsumer<Stretch, String> files;

    /**
     * @param draft where they go
     * @param files takes a file that a command writes or applies, and the name that it gets
     */
    ShellPart(Draft draft, BiConsumer<Stretch, String> files) {
        this.draft = draft;
        this.files = files;
    }

    void take(List<Command> commands) {
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            draft.commands.add(command);
            String name = command.target().orElse(tee(commands, i));
            command.heredoc().ifPresent(body -> files.accept(body, name));
            for (Word word : command.words()) {
                if (word.text().indexOf('\n') >= 0
                        && List.of("echo", "printf").contains(command.program())
                        && FILE.matcher(word.text()).find()) {
                    files.accept(word.value(), name);
                }
            }
            if (command.program().equals("kubectl")) {
                annotations(command);
            }
        }
    }

    private static String tee(List<Command> commands, int index) {
        Command tee = commands.get(index).piped() && index + 1 < commands.size()
                ? commands.get(index + 1)
                : commands.get(index);
        return tee.program().equals("tee") && tee.words().size() > 1
                ? tee.words().get(tee.words().size() - 1).text()
                : "";
    }

    private void annotations(Command command) {
        Carrier carrier = carrier(command);
        for (Word word : command.words()) {
            Matcher matcher = ANNOTATION.matcher(word.text());
            if (matcher.matches()) {
                draft.checks.add(new CheckText(
                        word.value().slice(0, matcher.end(1)),
                        word.value().slice(matcher.start(2), matcher.end(2)),
                        carrier,
                        ""));
            }
        }
        for (Word patch : command.values("-p", "--patch")) {
            Stretch text = patch.value().untabbed();
            PlacedYaml.read(text.text()).documents().forEach(document -> new YamlPart(draft, text, "")
                    .checks(document, carrier, ""));
        }
    }

    private static Carrier carrier(Command command) {
        for (Word word : command.words()) {
            String kind = word.text().replaceFirst("/.*", "").toLowerCase(java.util.Locale.ROOT);
            if (List.of("pod", "pods", "po").contains(kind)) {
                return Carrier.POD;
            }
            if (kind.matches("(deployment|daemonset|statefulset)s?(\\.apps)?|deploy|ds|sts")) {
                return Carrier.WORKLOAD;
            }
        }
        return Carrier.BARE;
    }
}
