package io.scaleguide.cli;

import io.scaleguide.kube.ClusterChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options that choose a cluster. */
@Command(addMethodSubcommands = false)
final class ClusterOptions {
    @Option(names = "--context", paramLabel = "NAME", description = "The kubeconfig context; default: the current one.")
    private Optional<String> context = Optional.empty();

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "A kubeconfig file; may be given again. Default: $KUBECONFIG, else ~/.kube/config.")
    private List<Path> kubeconfigs = new ArrayList<>();

    ClusterChoice choice(Surroundings surroundings) {
        return new ClusterChoice(surroundings.kubeconfigs(kubeconfigs), context);
    }

    /** The context that was named. */
    Optional<String> context() {
        return context;
    }

    boolean named() {
        return context.isPresent() || !kubeconfigs.isEmpty();
    }
}
