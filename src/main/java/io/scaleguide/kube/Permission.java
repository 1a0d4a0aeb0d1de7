package io.scaleguide.kube;

/**
 * A right in a cluster, as {@code kubectl auth can-i} names it.
 *
 * @param verb get, list, watch, create, patch, delete ...
 * @param group the API group, empty for core
 * @param resource the plural, with {@code /subresource} where one is meant
 * @param namespace the namespace, empty for the cluster
 * @param name the one object that is meant, empty for all of them
 */
public record Permission(String verb, String group, String resource, String namespace, String name) {
    /** A right on all objects of a resource. */
    public Permission(String verb, String group, String resource, String namespace) {
        this(verb, group, resource, namespace, "");
    }

    /** The kubectl command that asks the same question. */
    public String kubectl() {
        String what = (group.isEmpty() ? resource : resource + "." + group) + (name.isEmpty() ? "" : "/" + name);
        return "kubectl auth can-i " + verb + " " + what + (namespace.isEmpty() ? "" : " -n " + namespace);
    }
}
