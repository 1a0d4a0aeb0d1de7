package io.scaleguide.kube;

import java.util.List;

/** What it takes to turn a request to a pod into a stream, by a WebSocket. */
final class PodUpgrade {
    private PodUpgrade() {}

    /**
     * The rights to a stream. The request is a GET, and so are the right and that of the client's look at the pod before it; from 1.35 on Kubernetes
     * wants create besides (feature gate AuthorizePodWebsocketUpgradeCreatePermission).
     */
    static List<Permission> rights(String namespace, String subresource) {
        return List.of(
                new Permission("create", "", subresource, namespace),
                new Permission("get", "", subresource, namespace),
                new Permission("get", "", "pods", namespace));
    }
}
