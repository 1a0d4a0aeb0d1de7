package io.scaleguide.lint.rule;

import io.scaleguide.lint.page.Page;
import io.scaleguide.lint.page.Values;
import io.scaleguide.lint.rule.DatadogInstall.Setting;
import io.scaleguide.lint.rule.Sheet.Spot;
import io.scaleguide.lint.shell.Command;
import io.scaleguide.lint.source.Edit;
import io.scaleguide.path.hop.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Traps in the command that installs the Datadog chart (1, 2, 3, 19 and 20 of the guides), and in the one that removes it. */
final class InstallRule implements Rule {
    private static final Pattern VALUES_FILE = Pattern.compile("`([\\w./-]*values[\\w./-]*\\.ya?ml)`");
    private static final Set<String> ALWAYS_THERE = Set.of("", "default", "kube-system", "kube-public");

    @Override
    public Set<String> finds() {
        return Set.of(
                "text-values-not-passed",
                "text-namespace-not-created",
                "text-site-missing",
                "text-keys-on-command-line",
                "text-operator-enabled",
                "text-crds-not-kept",
                "text-app-key-not-set",
                "text-api-key-not-set",
                "text-provider-off");
    }

    @Override
    public void look(Page page, Sheet sheet) {
        for (DatadogInstall install : DatadogInstall.of(page, sheet)) {
            keys(install, sheet);
            namespace(install, page, sheet);
            if (install.complete()) {
                provider(install, page, sheet);
                missing(install, sheet);
            }
        }
        page.commands().stream()
                .filter(command -> command.program().equals("helm") && removes(command))
                .forEach(command -> sheet.found(Finding.of("text-crds-not-kept"), whole(command)));
    }

    private static boolean removes(Command command) {
        return (command.begins("uninstall", "datadog") || command.begins("delete", "datadog"));
    }

    private static Spot whole(Command command) {
        return new Spot(command.script(), command.start(), command.end());
    }

    private static Edit append(Command command, String text) {
        return command.script().edit(command.end(), command.end(), text);
    }

    private static void keys(DatadogInstall install, Sheet sheet) {
        List<Setting> keys = install.settings().stream()
                .filter(setting -> setting.name().text().equalsIgnoreCase(ChartNames.API_KEY)
                        || setting.name().text().equalsIgnoreCase(ChartNames.APP_KEY))
                .toList();
        if (!keys.isEmpty()) {
            Edit[] edits = keys.stream()
                    .flatMap(setting -> java.util.stream.Stream.of(
                            Spot.of(setting.name())
                                    .replaced(
                                            setting.name().text().equalsIgnoreCase(ChartNames.API_KEY)
                                                    ? "datadog.apiKeyExistingSecret"
                                                    : "datadog.appKeyExistingSecret"),
                            Spot.of(setting.value()).replaced("datadog-keys")))
                    .toArray(Edit[]::new);
            sheet.suggest(
                    Finding.of("text-keys-on-command-line"), Spot.of(keys.get(0).name()), edits);
        }
    }

    private static void namespace(DatadogInstall install, Page page, Sheet sheet) {
        String name = install.namespace();
        boolean created = install.command().has("--create-namespace")
                || install.command().begins("upgrade")
                        && !install.command().has("--install")
                        && !install.command().has("-i")
                || page.commands().stream().anyMatch(one -> one.program().equals("kubectl") && mayMake(one, name))
                || page.manifests().stream()
                        .anyMatch(one ->
                                one.kind().equals("Namespace") && one.name().equals(name));
        if (!ALWAYS_THERE.contains(name) && !name.startsWith("$") && !created) {
            sheet.correct(
                    Finding.of("text-namespace-not-created", "namespace", name),
                    whole(install.command()),
                    append(install.command(), " --create-namespace"));
        }
    }

    /** What is in the folder of a kustomization is not known here. */
    private static boolean mayMake(Command kubectl, String namespace) {
        return kubectl.begins("create", "namespace", namespace)
                || kubectl.begins("create", "ns", namespace)
                || kubectl.begins("apply") && (kubectl.has("-k") || kubectl.has("--kustomize"));
    }

    private static void provider(DatadogInstall install, Page page, Sheet sheet) {
        Optional<String> provider = install.says(ChartNames.PROVIDER);
        if (provider.isPresent()) {
            return;
        }
        if (!install.values().isEmpty()) {
            sheet.found(Finding.of("text-provider-off"), whole(install.command()));
            return;
        }
        Finding finding = Finding.of("text-values-not-passed");
        Optional<String> name = valuesFile(page);
        Edit edit = append(install.command(), " -f " + name.orElse("values.yaml"));
        if (name.isPresent()) {
            sheet.correct(finding, whole(install.command()), edit);
        } else {
            sheet.suggest(finding, whole(install.command()), edit);
        }
    }

    /** The name of the one values file that the page shows, as its commands or its words give it. */
    private static Optional<String> valuesFile(Page page) {
        if (page.values().size() != 1) {
            return Optional.empty();
        }
        Values values = page.values().get(0);
        if (!values.file().isEmpty() && !values.file().equals(page.source().file())) {
            return Optional.of(values.file());
        }
        List<String> named = page.prose().stream()
                .flatMap(prose -> VALUES_FILE.matcher(prose.text()).results())
                .map(match -> match.group(1))
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private static void missing(DatadogInstall install, Sheet sheet) {
        Spot spot = whole(install.command());
        if (!install.mentions(ChartNames.APP_KEY) && !install.mentions("datadog.appKeyExistingSecret")) {
            sheet.suggest(
                    Finding.of("text-app-key-not-set"),
                    spot,
                    append(install.command(), " --set datadog.appKeyExistingSecret=datadog-keys"));
        }
        if (!install.mentions(ChartNames.API_KEY) && !install.mentions("datadog.apiKeyExistingSecret")) {
            sheet.suggest(
                    Finding.of("text-api-key-not-set"),
                    spot,
                    append(install.command(), " --set datadog.apiKeyExistingSecret=datadog-keys"));
        }
        if (!install.mentions(ChartNames.SITE)) {
            sheet.suggest(
                    Finding.of("text-site-missing"), spot, append(install.command(), " --set datadog.site=${DD_SITE}"));
        }
        if (install.says("datadog.operator.enabled").isEmpty()) {
            sheet.suggest(
                    Finding.of("text-operator-enabled"),
                    spot,
                    append(install.command(), " --set datadog.operator.enabled=false"));
        }
        if (install.says("datadog-crds.keepCrds").isEmpty()) {
            sheet.correct(
                    Finding.of("text-crds-not-kept"),
                    spot,
                    append(install.command(), " --set datadog-crds.keepCrds=true"));
        }
    }

    /** Where a site as someone wrote it is wrong: the site without what does not belong to it. */
    static Optional<String> bareSite(String written) {
        Matcher matcher = Pattern.compile(
                        "(?:https?://)?(?:(?:app|api)\\.)?([a-z0-9.-]*?(?:datadoghq|ddog-gov)\\.[a-z]+)/?")
                .matcher(written);
        return matcher.matches() && !matcher.group(1).equals(written)
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }
}
