package io.scaleguide.kube;

/**
 * The name of one object in a cluster.
 *
 * @param kind what it is
 * @param namespace its namespace; empty for an object of the cluster
 * @param name its name
 */
public record ObjectRef(ResourceKind kind, String namespace, String name) {
    @Override
    public String toString() {
        return namespace.isEmpty() ? kind.kind() + " " + name : kind.kind() + " " + namespace + "/" + name;
    }
}
