package io.scaleguide.guide.step;

/** Names that a form can offer because they are there now: in the kubeconfig files, or in the cluster. */
public enum LiveNames {
    /** The contexts of the kubeconfig files. */
    CONTEXTS,
    /** The cluster's namespaces. */
    NAMESPACES,
    /** The Services of the workload's namespace. */
    SERVICES,
    /** The Deployments of the workload's namespace. */
    DEPLOYMENTS,
    /** The Gateways of the workload's namespace. */
    GATEWAYS
}
