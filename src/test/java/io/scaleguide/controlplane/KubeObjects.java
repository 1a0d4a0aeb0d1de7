package io.scaleguide.controlplane;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.ResourceKind;
import io.scaleguide.kube.WatchScope;
import io.scaleguide.kube.WatchSignal;
import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.Change;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of a real API server, for controllers that were written for the practice cluster's. Every read is a request; what is written goes
 * to the object and to its status, each where it differs, and is tried again where someone else was faster.
 */
final class KubeObjects implements Objects {
    /** What the stand-ins react to at once; the rest they see at their next turn. */
    private static final List<ResourceType> WATCHED = List.of(
            Types.NAMESPACE,
            Types.POD,
            Types.SERVICE,
            Types.ENDPOINTS,
            Types.DEPLOYMENT,
            Types.GATEWAY_CLASS,
            Types.GATEWAY,
            Types.HTTP_ROUTE);

    private static final int TRIES = 10;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final KubernetesClient client;
    private final Cluster cluster;

    /**
     * @param client may write everything
     * @param cluster the same cluster, for watches
     */
    KubeObjects(KubernetesClient client, Cluster cluster) {
        this.client = client;
        this.cluster = cluster;
    }

    /** A client for a control plane of ours, whose keys are of elliptic curves; close it. */
    static KubernetesClient client(Path kubeconfig) {
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setClientKeyAlgo("EC");
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Override
    public Optional<ObjectNode> get(ResourceType type, String namespace, String name) {
        return ask("GET", path(type, namespace) + "/" + name, Optional.empty());
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace) {
        List<ObjectNode> items = new ArrayList<>();
        ask("GET", path(type, namespace), Optional.empty()).ifPresent(list -> list.path("items")
                .forEach(item -> items.add(
                        ((ObjectNode) item).put("apiVersion", type.apiVersion()).put("kind", type.kind()))));
        return items;
    }

    @Override
    public ObjectNode create(ResourceType type, ObjectNode object) {
        object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
        return ask("POST", path(type, Meta.namespace(object)), Optional.of(object))
                .orElseThrow(() -> ApiError.notFound(type, Meta.name(object)));
    }

    @Override
    public Optional<ObjectNode> modify(
            ResourceType type, String namespace, String name, UnaryOperator<ObjectNode> change) {
        for (int attempt = 1; ; attempt++) {
            Optional<ObjectNode> stored = get(type, namespace, name);
            if (stored.isEmpty()) {
                return stored;
            }
            try {
                return Optional.of(
                        write(type, stored.get(), change.apply(stored.get().deepCopy())));
            } catch (ApiError refused) {
                if (refused.status() != CONFLICT || attempt == TRIES) {
                    throw refused;
                }
            }
        }
    }

    private ObjectNode write(ResourceType type, ObjectNode stored, ObjectNode wanted) {
        String path = path(type, Meta.namespace(stored)) + "/" + Meta.name(stored);
        JsonNode status = wanted.path("status");
        ObjectNode written = stored;
        if (!without(stored).equals(without(wanted))) {
            written = ask("PUT", path, Optional.of(wanted)).orElseThrow(() -> gone(type, stored));
        }
        if (!status.equals(stored.path("status")) && !status.isMissingNode()) {
            written = written.deepCopy();
            written.set("status", status);
            written = ask("PUT", path + "/status", Optional.of(written)).orElseThrow(() -> gone(type, stored));
        }
        return written;
    }

    private static ApiError gone(ResourceType type, ObjectNode object) {
        return ApiError.notFound(type, Meta.name(object));
    }

    private static ObjectNode without(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        return copy;
    }

    @Override
    public boolean delete(ResourceType type, String namespace, String name) {
        return ask("DELETE", path(type, namespace) + "/" + name, Optional.empty())
                .isPresent();
    }

    @Override
    public AutoCloseable onChange(Consumer<Change> listener) {
        List<AutoCloseable> watches = new ArrayList<>();
        for (ResourceType type : WATCHED) {
            ResourceKind kind = new ResourceKind(type.apiVersion(), type.kind(), type.plural(), type.namespaced());
            WatchScope scope = new WatchScope(kind, "", Optional.empty(), Optional.empty());
            watches.add(cluster.watch(scope, signal -> {
                if (signal instanceof WatchSignal.Seen seen) {
                    listener.accept(new Change(Change.Verb.MODIFIED, type, seen.object()));
                } else if (signal instanceof WatchSignal.Gone gone) {
                    listener.accept(new Change(Change.Verb.DELETED, type, gone.object()));
                }
            }));
        }
        return () -> {
            for (AutoCloseable watch : watches) {
                watch.close();
            }
        };
    }

    private Optional<ObjectNode> ask(String method, String path, Optional<ObjectNode> body) {
        try {
            String answer =
                    client.raw(path, method, body.map(ObjectNode::toString).orElse(null));
            return Optional.ofNullable(answer).map(text -> (ObjectNode) JSON.readTree(text));
        } catch (KubernetesClientException refused) {
            if (refused.getCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw new ApiError(refused.getCode(), "", method + " " + path + ": " + refused.getMessage());
        }
    }

    private static String path(ResourceType type, String namespace) {
        return (type.group().isEmpty() ? "/api/" : "/apis/")
                + type.apiVersion()
                + (type.namespaced() && !namespace.isEmpty() ? "/namespaces/" + namespace : "")
                + "/"
                + type.plural();
    }
}
