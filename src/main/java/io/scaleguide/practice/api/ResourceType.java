package io.scaleguide.practice.api;

/**
 * A type of object that the API server stores.
 *
 * @param group the API group, empty for core
 * @param version the version
 * @param kind the kind
 * @param plural the name in URLs
 * @param namespaced whether its objects live in a namespace
 */
public record ResourceType(String group, String version, String kind, String plural, boolean namespaced) {
    /** @return {@code "v1"} or {@code "group/version"} */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** @return the plural as messages name it: {@code "pods"} or {@code "deployments.apps"} */
    public String qualifiedPlural() {
        return group.isEmpty() ? plural : plural + "." + group;
    }
}
