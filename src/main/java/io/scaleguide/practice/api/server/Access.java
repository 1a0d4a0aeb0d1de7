package io.scaleguide.practice.api.server;

/** Decides what {@code kubectl auth can-i} is told. It is advice only: requests themselves are never refused. */
@FunctionalInterface
public interface Access {
    /**
     * @param verb for example {@code create}
     * @param group the API group, empty for core
     * @param resource the plural; empty for a path that is no resource
     * @param namespace empty for the whole cluster
     * @return whether that may be done
     */
    boolean allows(String verb, String group, String resource, String namespace);

    /** @return yes to everything */
    static Access all() {
        return (verb, group, resource, namespace) -> true;
    }
}
