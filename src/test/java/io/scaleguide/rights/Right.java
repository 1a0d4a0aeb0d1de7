package io.scaleguide.rights;

import java.util.List;

/**
 * One right of a role: one verb on one resource.
 *
 * @param rule the rule's number in its file, from 0
 * @param namespace where; empty for the whole cluster
 * @param group the API group, empty for core
 * @param resource the plural, with its subresource, or {@code *}
 * @param names the objects' names; empty for all
 * @param verb the verb
 */
public record Right(int rule, String namespace, String group, String resource, List<String> names, String verb) {

    /** @return whether it lets this be done */
    public boolean covers(Asked asked) {
        return (namespace.isEmpty() || namespace.equals(asked.namespace()))
                && group.equals(asked.group())
                && (resource.equals("*") || resource.equals(asked.resource()))
                && (names.isEmpty() || names.contains(asked.name()))
                && verb.equals(asked.verb());
    }

    /** @return what asks whether someone has it, as far as it is the same for all names */
    public String canI() {
        if (resource.equals("*")) {
            return "kubectl auth can-i " + verb + " ";
        }
        String all = "kubectl auth can-i " + verb + " " + resource + (group.isEmpty() ? "" : "." + group);
        return all + (namespace.isEmpty() || !names.isEmpty() ? "" : " -n " + namespace);
    }

    @Override
    public String toString() {
        return verb + " " + resource + (group.isEmpty() ? "" : "." + group)
                + (namespace.isEmpty() ? "" : " in " + namespace) + (names.isEmpty() ? "" : " " + names);
    }
}
