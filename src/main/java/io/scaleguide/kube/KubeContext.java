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
 * @param pace how many seconds of the cluster's time pass in one second: 1, unless the context's extension {@code scaleguide.io/pace} says that
 *     its windows and periods run faster, as those of a cluster for practice may
 */
public record KubeContext(
        String name, String cluster, String user, String namespace, String server, boolean current, double pace) {
    /** The quickest pace that is believed. */
    public static final double QUICKEST = 1000;
}
