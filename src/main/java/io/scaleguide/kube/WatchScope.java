package io.scaleguide.kube;

import java.util.Optional;

/**
 * What a watch looks at.
 *
 * @param kind the kind
 * @param namespace the namespace; empty for all
 * @param labelSelector a label selector
 * @param fieldSelector a field selector, one comma list
 */
public record WatchScope(
        ResourceKind kind, String namespace, Optional<String> labelSelector, Optional<String> fieldSelector) {}
