package io.scaleguide.helm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The cluster that helm talks to.
 *
 * @param kubeconfigs the kubeconfig files, in order
 * @param context the context; empty for the current one
 */
public record HelmTarget(List<Path> kubeconfigs, Optional<String> context) {
    public HelmTarget {
        kubeconfigs = List.copyOf(kubeconfigs);
    }
}
