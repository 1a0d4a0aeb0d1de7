package io.scaleguide.kube;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which cluster is meant.
 *
 * @param kubeconfigs the kubeconfig files, merged as kubectl merges them (the first file that names a thing wins)
 * @param context the context's name; empty for the current context of the files
 */
public record ClusterChoice(List<Path> kubeconfigs, Optional<String> context) {
    public ClusterChoice {
        kubeconfigs = List.copyOf(kubeconfigs);
    }
}
