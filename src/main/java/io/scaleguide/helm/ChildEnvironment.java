package io.scaleguide.helm;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a helm process gets as its environment: everything that was given, without keys that helm does not need. */
final class ChildEnvironment {

    private static final Pattern SECRET = Pattern.compile("(?i).*((api|app|application)[_-]?key|token|secret).*");

    private static final Pattern DATADOG = Pattern.compile("(?i)(dd|datadog)_.*(key|token|secret|password).*");

    /** Kubeconfig exec plugins of the clouds, and helm itself, sign in with variables of these families. */
    private static final List<String> NEEDED =
            List.of("AWS_", "GOOGLE_", "CLOUDSDK_", "AZURE_", "AAD_", "ARM_", "OCI_", "DIGITALOCEAN_", "HELM_KUBE");

    private ChildEnvironment() {}

    /** The variables of {@code given} that a child may see. */
    static Map<String, String> filter(Map<String, String> given) {
        Map<String, String> kept = new TreeMap<>();
        given.forEach((name, value) -> {
            if (mayPass(name)) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    /** As {@link #filter}, pointed at the target's cluster, with helm's own folders under {@code folder}. */
    static Map<String, String> of(
            Map<String, String> given, HelmTarget target, Path folder, boolean usersRepositories) {
        Map<String, String> environment = filter(given);
        if (!target.kubeconfigs().isEmpty()) {
            environment.put(
                    "KUBECONFIG",
                    target.kubeconfigs().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        }
        target.context().ifPresent(context -> environment.put("HELM_KUBECONTEXT", context));
        if (!usersRepositories) {
            environment.put("HELM_CACHE_HOME", folder.resolve("cache").toString());
            environment.put("HELM_CONFIG_HOME", folder.resolve("config").toString());
            environment.put("HELM_DATA_HOME", folder.resolve("data").toString());
            environment.put(
                    "HELM_REPOSITORY_CACHE", folder.resolve("repository").toString());
            environment.put(
                    "HELM_REPOSITORY_CONFIG",
                    folder.resolve("repositories.yaml").toString());
        }
        return environment;
    }

    private static boolean mayPass(String name) {
        if (DATADOG.matcher(name).matches()) {
            return false;
        }
        String upper = name.toUpperCase(Locale.ROOT);
        return NEEDED.stream().anyMatch(upper::startsWith)
                || !SECRET.matcher(name).matches();
    }
}
