package io.scaleguide.cli;

import io.scaleguide.path.scope.PathRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options that choose a path, where the cluster has more than one. */
@Command(addMethodSubcommands = false)
final class PathOptions {
    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "The workload's namespace (default: the one whose HPA scales on a DatadogMetric).")
    private Optional<String> namespace = Optional.empty();

    @Option(names = "--hpa", paramLabel = "NAME", description = "The HPA (default: the only one).")
    private Optional<String> hpa = Optional.empty();

    PathRequest request() {
        return new PathRequest(namespace, hpa);
    }
}
