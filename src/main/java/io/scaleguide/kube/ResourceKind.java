package io.scaleguide.kube;

/**
 * A kind of Kubernetes object, as the API server names it.
 *
 * @param apiVersion group and version, {@code "v1"} for the core group, else {@code "group/version"}
 * @param kind the kind, in camel case and singular
 * @param plural the resource name in URLs, in lower case and plural
 * @param namespaced whether objects of this kind live in a namespace
 */
public record ResourceKind(String apiVersion, String kind, String plural, boolean namespaced) {

    /**
     * The API group.
     *
     * @return the group, empty for the core group
     */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
}
