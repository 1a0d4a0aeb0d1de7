package io.scaleguide.kube;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that a server lets be listed, each kind in its group's preferred version.
 *
 * @param kinds the kinds, in the server's order
 * @param unread the groups and versions that could not be asked, such as those of an APIService that is down; usually empty
 */
public record ServedKinds(List<ResourceKind> kinds, List<String> unread) {
    /** Keeps copies. */
    public ServedKinds {
        kinds = List.copyOf(kinds);
        unread = List.copyOf(unread);
    }

    static ServedKinds of(ApiServer server) {
        List<String> versions = new ArrayList<>(List.of("v1"));
        Json.objects(
                        server.demand(Call.get("/apis", "look up what the cluster serves"))
                                .object(),
                        "groups")
                .forEach(group -> versions.add(Json.text(group, "preferredVersion", "groupVersion")));
        List<ResourceKind> kinds = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (String version : versions) {
            try {
                Call call = Call.get(ResourcePaths.version(version), "look up what " + version + " serves");
                Json.objects(server.demand(call).object(), "resources").stream()
                        .filter(ServedKinds::listed)
                        .forEach(resource -> kinds.add(Discovery.kind(version, resource)));
            } catch (KubeException e) {
                unread.add(version);
            }
        }
        return new ServedKinds(kinds, unread);
    }

    private static boolean listed(ObjectNode resource) {
        return !Json.text(resource, "name").contains("/")
                && resource.path("verbs").valueStream().anyMatch(verb -> verb.asString("")
                        .equals("list"));
    }
}
