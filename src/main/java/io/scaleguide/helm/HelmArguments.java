package io.scaleguide.helm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Builds helm's arguments. No value is ever an argument: values go through standard input. */
final class HelmArguments {

    /** As many revisions as helm lists by default. */
    private static final String HISTORY = "256";

    private HelmArguments() {}

    static List<String> upgrade(HelmTarget target, UpgradeRequest request) {
        return inContext(withDeadline(request, "-"), target);
    }

    static List<String> withDeadline(UpgradeRequest request, String valuesFile) {
        List<String> arguments = new ArrayList<>(upgrade(request, valuesFile));
        arguments.add("--timeout");
        arguments.add(timeout(request.deadline()).toSeconds() + "s");
        return arguments;
    }

    static List<String> dryRun(HelmTarget target, UpgradeRequest request, String flag) {
        List<String> arguments = new ArrayList<>(upgrade(request, "-"));
        arguments.remove("--wait");
        arguments.add(flag);
        return inContext(arguments, target);
    }

    static List<String> history(HelmTarget target, ReleaseRef release) {
        return inContext(of(release, "history", release.name(), "--max", HISTORY, "-o", "json"), target);
    }

    static List<String> values(HelmTarget target, ReleaseRef release) {
        return inContext(of(release, "get", "values", release.name(), "-o", "yaml"), target);
    }

    static List<String> rollback(HelmTarget target, ReleaseRef release, int revision) {
        return inContext(of(release, "rollback", release.name(), Integer.toString(revision)), target);
    }

    static List<String> uninstall(HelmTarget target, ReleaseRef release, boolean hooks) {
        List<String> arguments = of(release, "uninstall", release.name());
        if (!hooks) {
            arguments.add("--no-hooks");
        }
        return inContext(arguments, target);
    }

    /** The arguments of an upgrade as a person would type them. */
    static List<String> upgrade(UpgradeRequest request, String valuesFile) {
        ChartSource chart = request.chart();
        List<String> arguments =
                of(request.release(), "upgrade", "--install", request.release().name(), chart.chart());
        chart.repository().ifPresent(repository -> arguments.addAll(List.of("--repo", repository)));
        chart.version().ifPresent(version -> arguments.addAll(List.of("--version", version)));
        if (request.createNamespace()) {
            arguments.add("--create-namespace");
        }
        arguments.addAll(List.of("-f", valuesFile));
        if (request.waitUntilReady()) {
            arguments.add("--wait");
        }
        return arguments;
    }

    /** Whether the chart is named as {@code repository/chart}, which only the user's own helm configuration can resolve. */
    static boolean isAlias(ChartSource chart) {
        return chart.repository().isEmpty()
                && chart.chart().matches("[A-Za-z0-9][\\w.-]*/[\\w.-]+")
                && !Files.exists(Path.of(chart.chart()));
    }

    /** A tenth less than the deadline, at most 15 s less, so that helm itself can report what was not ready. */
    static Duration timeout(Duration deadline) {
        long margin = Math.min(15, Math.max(1, deadline.toSeconds() / 10));
        return Duration.ofSeconds(Math.max(1, deadline.toSeconds() - margin));
    }

    private static List<String> of(ReleaseRef release, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--namespace", release.namespace()));
        return all;
    }

    private static List<String> inContext(List<String> arguments, HelmTarget target) {
        target.context().ifPresent(context -> arguments.addAll(List.of("--kube-context", context)));
        return arguments;
    }
}
