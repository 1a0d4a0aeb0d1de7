package io.scaleguide.kube;

import io.scaleguide.kube.ResourcePaths.Parameter;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads, patches, replaces and deletes objects. */
final class ObjectAccess {

    private final ApiServer server;
    private final Discovery discovery;
    private final String homeNamespace;

    /**
     * Access through one server.
     *
     * @param homeNamespace the context's namespace, for objects that name none
     */
    ObjectAccess(ApiServer server, Discovery discovery, String homeNamespace) {
        this.server = server;
        this.discovery = discovery;
        this.homeNamespace = homeNamespace;
    }

    /** The object; empty where it, or its whole kind, is not there. */
    Optional<ObjectNode> get(ObjectRef ref) {
        Call call = Call.get(ResourcePaths.object(ref), "read " + ref).needing(right("get", ref));
        Reply reply = server.ask(call);
        if (reply.status() == 404) {
            return Optional.empty();
        }
        return Optional.of(checked(call, reply).object());
    }

    /**
     * A list.
     *
     * @param items the objects
     * @param resourceVersion from where a watch goes on
     * @param served whether the cluster serves the kind at all
     */
    record Listing(List<ObjectNode> items, String resourceVersion, boolean served) {}

    /** The objects of a scope, each with its kind written into it; none, and not served, where the kind is not there. */
    Listing list(WatchScope scope) {
        ResourceKind kind = scope.kind();
        String path = ResourcePaths.with(
                ResourcePaths.collection(kind, scope.namespace()),
                List.of(
                        new Parameter("labelSelector", scope.labelSelector().filter(text -> !text.isEmpty())),
                        new Parameter("fieldSelector", scope.fieldSelector().filter(text -> !text.isEmpty()))));
        Call call = Call.get(path, "list " + kind.plural())
                .needing(new Permission("list", kind.group(), kind.plural(), scope.namespace()));
        Reply reply = server.ask(call);
        if (reply.status() == 404) {
            return new Listing(List.of(), "", false);
        }
        ObjectNode list = checked(call, reply).object();
        List<ObjectNode> items = Json.objects(list, "items");
        // A server leaves kind and apiVersion out of the items of a list.
        items.forEach(item -> item.put("apiVersion", kind.apiVersion()).put("kind", kind.kind()));
        return new Listing(items, Json.text(list, "metadata", "resourceVersion"), true);
    }

    /** {@code dryRun}: nothing is stored. */
    ObjectNode mergePatch(ObjectRef ref, JsonNode patch, boolean dryRun) {
        String path = ResourcePaths.with(
                ResourcePaths.object(ref),
                List.of(
                        Parameter.of("fieldManager", Cluster.FIELD_MANAGER),
                        Parameter.of("dryRun", dryRun ? "All" : "")));
        return change(
                ref,
                new Call(
                        "PATCH",
                        path,
                        "application/merge-patch+json",
                        patch.toString(),
                        (dryRun ? "try to change " : "change ") + ref,
                        Optional.of(right("patch", ref))));
    }

    ObjectNode replace(ObjectNode object) {
        ObjectRef ref = Manifests.ref(object, discovery, homeNamespace);
        String path = ResourcePaths.with(
                ResourcePaths.object(ref), List.of(Parameter.of("fieldManager", Cluster.FIELD_MANAGER)));
        return change(
                ref,
                new Call(
                        "PUT",
                        path,
                        "application/json",
                        Manifests.placed(object, ref).toString(),
                        "replace " + ref,
                        Optional.of(right("update", ref))));
    }

    /** Whether there was anything to delete. */
    boolean delete(ObjectRef ref) {
        ObjectNode options = Json.object()
                .put("apiVersion", "v1")
                .put("kind", "DeleteOptions")
                .put("propagationPolicy", "Background");
        Call call = new Call(
                "DELETE",
                ResourcePaths.object(ref),
                "application/json",
                options.toString(),
                "delete " + ref,
                Optional.of(right("delete", ref)));
        Reply reply = server.ask(call);
        return reply.status() != 404 && checked(call, reply).ok();
    }

    /** Sends a change; where the answer is 404, finds out whether it is the kind that is missing. */
    ObjectNode change(ObjectRef ref, Call call) {
        Reply reply = server.ask(call);
        if (reply.status() == 404) {
            discovery.forget(ref.kind().apiVersion());
            discovery.demand(ref.kind().apiVersion(), ref.kind().kind());
        }
        return checked(call, reply).object();
    }

    private Reply checked(Call call, Reply reply) {
        if (!reply.ok()) {
            throw server.failures().refused(call, reply);
        }
        return reply;
    }

    static Permission right(String verb, ObjectRef ref) {
        return new Permission(verb, ref.kind().group(), ref.kind().plural(), ref.namespace());
    }
}
