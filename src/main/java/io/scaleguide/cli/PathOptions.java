package io.scaleguide.cli;

import io.scaleguide.path.scope.PathRequest;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The options that choose a path, where the cluster has more than one. */
final class PathOptions {
    private final Given<Optional<String>> namespace = Given.maybe(String.class);
    private final Given<Optional<String>> hpa = Given.maybe(String.class);

    CommandSpec spec() {
        return CommandSpec.create()
                .addOption(namespace.option(
                        "NAME",
                        "The workload's namespace (default: the one whose HPA scales on a DatadogMetric).",
                        "-n",
                        "--namespace"))
                .addOption(hpa.option("NAME", "The HPA (default: the only one).", "--hpa"));
    }

    PathRequest request() {
        return new PathRequest(namespace.value(), hpa.value());
    }
}
