package io.scaleguide.path.scope;

import java.util.Optional;

/**
 * Which path is meant, as far as the user says; the rest is read from the cluster.
 *
 * @param namespace the workload's namespace
 * @param hpa the HPA's name
 */
public record PathRequest(Optional<String> namespace, Optional<String> hpa) {}
