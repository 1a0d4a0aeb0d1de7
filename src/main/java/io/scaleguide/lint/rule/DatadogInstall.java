package io.scaleguide.lint.rule;

import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.page.Values;
import io.scaleguide.lint.shell.Command;
import io.scaleguide.lint.shell.Word;
import io.scaleguide.lint.source.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A helm command that installs or upgrades the Datadog chart.
 *
 * @param command the command
 * @param settings what it sets with {@code --set} and the like
 * @param values the values that it is given as files, as far as they are known here
 * @param complete whether all its files are known here, and it takes nothing over from an earlier release
 */
record DatadogInstall(Command command, List<Setting> settings, List<Values> values, boolean complete) {

    /** One {@code name=value} of a {@code --set}. */
    record Setting(Stretch name, Stretch value) {}

    static List<DatadogInstall> of(Page page, Sheet sheet) {
        return page.commands().stream()
                .filter(DatadogInstall::isOne)
                .map(command -> read(command, sheet))
                .toList();
    }

    private static boolean isOne(Command command) {
        if (!command.program().equals("helm") || !(command.begins("install") || command.begins("upgrade"))) {
            return false;
        }
        boolean repository =
                command.values("--repo").stream().anyMatch(word -> word.text().contains("helm.datadoghq.com"));
        return command.words().stream()
                .map(Word::text)
                .anyMatch(word -> word.equals("datadog/datadog")
                        || word.matches("oci://.*/datadog")
                        || repository && word.equals("datadog"));
    }

    private static DatadogInstall read(Command command, Sheet sheet) {
        List<Setting> settings = new ArrayList<>();
        command.values("--set", "--set-string", "--set-json", "--set-file")
                .forEach(word -> settings.addAll(split(word.value())));
        List<Word> files = command.values("-f", "--values");
        List<Values> values = files.stream()
                .flatMap(file -> sheet.values(file.text()).stream())
                .toList();
        boolean reuse = command.has("--reuse-values") || command.has("--reset-then-reuse-values");
        return new DatadogInstall(command, settings, values, values.size() == files.size() && !reuse);
    }

    /** Helm splits at commas that are not escaped and not in braces or brackets. */
    static List<Setting> split(Stretch text) {
        List<Setting> settings = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i <= text.text().length(); i++) {
            char c = i < text.text().length() ? text.text().charAt(i) : ',';
            depth += "{[".indexOf(c) >= 0 ? 1 : "}]".indexOf(c) >= 0 ? -1 : 0;
            boolean last = i == text.text().length();
            if (last || c == ',' && depth == 0 && (i == 0 || text.text().charAt(i - 1) != '\\')) {
                int equals = text.text().indexOf('=', begin);
                if (equals > begin && equals < i) {
                    settings.add(new Setting(text.slice(begin, equals), text.slice(equals + 1, i)));
                }
                begin = i + 1;
            }
        }
        return settings;
    }

    /** What a value is set to, on the command line or in a file; empty when nothing here sets it. */
    Optional<String> says(String path) {
        Optional<String> set = settings.stream()
                .filter(setting -> setting.name().text().equals(path))
                .map(setting -> setting.value().text())
                .findFirst();
        return set.isPresent()
                ? set
                : values.stream()
                        .map(one -> one.root().text(path.split("\\.", -1)))
                        .filter(text -> !text.isEmpty())
                        .findFirst();
    }

    /** Whether a value is set, in whatever letters. */
    boolean mentions(String path) {
        return settings.stream().anyMatch(setting -> setting.name().text().equalsIgnoreCase(path))
                || says(path).isPresent();
    }

    String namespace() {
        return command.values("-n", "--namespace").stream()
                .map(Word::text)
                .reduce((first, last) -> last)
                .orElse("");
    }
}
