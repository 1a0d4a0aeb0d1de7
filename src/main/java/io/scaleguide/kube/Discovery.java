package io.scaleguide.kube;

import io.scaleguide.kube.KubeException.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Which kinds a cluster serves. What is there is remembered; what is not is asked for again, since a CRD may have come. */
final class Discovery {

    private final ApiServer server;
    private final Map<String, Map<String, ResourceKind>> known = new ConcurrentHashMap<>();

    Discovery(ApiServer server) {
        this.server = server;
    }

    boolean serves(ResourceKind kind) {
        return find(kind.apiVersion(), kind.kind()).isPresent();
    }

    /** The kind as the cluster serves it. */
    Optional<ResourceKind> find(String apiVersion, String kind) {
        Optional<ResourceKind> remembered =
                Optional.ofNullable(known.getOrDefault(apiVersion, Map.of()).get(kind));
        return remembered.or(() -> Optional.ofNullable(load(apiVersion).get(kind)));
    }

    /** The kind as the cluster serves it. Throws KubeException(NO_SUCH_KIND) where it does not. */
    ResourceKind demand(String apiVersion, String kind) {
        return find(apiVersion, kind).orElseThrow(() -> noSuchKind(apiVersion, kind));
    }

    /** Forgets a group and version, after the server denied what was remembered. */
    void forget(String apiVersion) {
        known.remove(apiVersion);
    }

    private static KubeException noSuchKind(String apiVersion, String kind) {
        return new KubeException(
                Reason.NO_SUCH_KIND,
                404,
                "The cluster does not serve " + kind + " (" + apiVersion + "). Install what brings that kind first, "
                        + "usually a Helm chart with its CRDs; see what there is with: kubectl api-resources",
                null);
    }

    private Map<String, ResourceKind> load(String apiVersion) {
        Call call = Call.get(ResourcePaths.version(apiVersion), "look up what " + apiVersion + " serves");
        Reply reply = server.ask(call);
        if (reply.status() == 404) {
            known.remove(apiVersion);
            return Map.of();
        }
        if (!reply.ok()) {
            throw server.failures().refused(call, reply);
        }
        Map<String, ResourceKind> served = Json.objects(reply.object(), "resources").stream()
                .filter(resource -> !Json.text(resource, "name").contains("/"))
                .collect(Collectors.toUnmodifiableMap(
                        resource -> Json.text(resource, "kind"),
                        resource -> kind(apiVersion, resource),
                        (first, second) -> first));
        known.put(apiVersion, served);
        return served;
    }

    /** A kind, from an APIResource of a group and version. */
    static ResourceKind kind(String apiVersion, ObjectNode resource) {
        return new ResourceKind(
                apiVersion,
                Json.text(resource, "kind"),
                Json.text(resource, "name"),
                resource.path("namespaced").asBoolean(false));
    }
}
