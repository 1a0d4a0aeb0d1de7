package io.scaleguide.kube;

/**
 * One context of a kubeconfig.
 *
 * @param name the context's name
 * @param cluster the cluster's name in the kubeconfig
 * @param user the user's name in the kubeconfig
 * @param namespace its default namespace, {@code "default"} where none is set
 * @param server the API server's address
 * @param current whether it is the current context
 */
public record KubeContext(String name, String cluster, String user, String namespace, String server, boolean current) {}
