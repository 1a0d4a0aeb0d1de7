package io.scaleguide.cli;

import io.scaleguide.kube.ClusterChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The options that choose a cluster. */
final class ClusterOptions {
    private final Given<Optional<String>> context = Given.maybe(String.class);
    private final Given<List<Path>> kubeconfigs = Given.files();

    CommandSpec spec() {
        return CommandSpec.create()
                .addOption(context.option("NAME", "The kubeconfig context; default: the current one.", "--context"))
                .addOption(kubeconfigs.option(
                        "FILE",
                        "A kubeconfig file; may be given again. Default: $KUBECONFIG, else ~/.kube/config.",
                        "--kubeconfig"));
    }

    ClusterChoice choice(Surroundings surroundings) {
        return new ClusterChoice(surroundings.kubeconfigs(kubeconfigs.value()), context.value());
    }

    /** The context that was named. */
    Optional<String> context() {
        return context.value();
    }

    boolean named() {
        return context.value().isPresent() || !kubeconfigs.value().isEmpty();
    }
}
