package io.scaleguide.e2e;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.ObjectStore.Typed;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A practice cluster's objects as they were while all was well, by which everything is put right again that someone changed or deleted. */
final class GoodState {
    private static final Set<ResourceType> PASSING = Set.of(Types.POD, Types.EVENT, Types.ENDPOINTS);
    private static final String REVISION = "deployment.kubernetes.io/revision";

    private final ObjectStore store;
    private final List<Typed> good = new ArrayList<>();

    /** @param store holds what is good now */
    GoodState(ObjectStore store) {
        this.store = store;
        for (ResourceType type : List.of(Types.CRD, Types.NAMESPACE, Types.API_SERVICE)) {
            store.list(type, "").forEach(object -> good.add(new Typed(type, object)));
        }
        store.list(Types.NAMESPACE, "").stream()
                .flatMap(namespace -> lasting(Meta.name(namespace)))
                .map(one -> new Typed(one.type(), one.object().deepCopy()))
                .forEach(good::add);
    }

    /** What is in a namespace because someone put it there. */
    private Stream<Typed> lasting(String namespace) {
        return store.contents(namespace).stream()
                .filter(one -> !PASSING.contains(one.type()))
                .filter(one -> one.object().at("/metadata/ownerReferences").isEmpty());
    }

    /** Puts everything right; false while something is still being deleted: then later again. */
    boolean restore() {
        return store.atomically(() -> {
            if (store.list(Types.NAMESPACE, "").stream().anyMatch(Meta::deleting)) {
                return false;
            }
            store.list(Types.RESOURCE_QUOTA, "").stream()
                    .filter(quota -> good.stream()
                            .noneMatch(one -> one.type().equals(Types.RESOURCE_QUOTA)
                                    && Meta.name(one.object()).equals(Meta.name(quota))))
                    .forEach(quota -> store.delete(Types.RESOURCE_QUOTA, Meta.namespace(quota), Meta.name(quota)));
            good.forEach(this::restore);
            return true;
        });
    }

    private void restore(Typed one) {
        ObjectNode object = one.object();
        Optional<ObjectNode> there = store.modify(
                one.type(), Meta.namespace(object), Meta.name(object), now -> asItWas(one.type(), now, object));
        if (there.isEmpty()) {
            ObjectNode anew = object.deepCopy();
            anew.remove("status");
            store.create(one.type(), anew);
        }
    }

    /** All but what controllers write: the status, a Deployment's revision, and how many replicas an HPA wants. */
    private static ObjectNode asItWas(ResourceType type, ObjectNode now, ObjectNode then) {
        ObjectNode after = then.deepCopy();
        after.set("metadata", now.path("metadata"));
        Optional.ofNullable(now.get("status"))
                .ifPresentOrElse(status -> after.set("status", status), () -> after.remove("status"));
        for (String words : List.of("labels", "annotations")) {
            JsonNode good = then.path("metadata").path(words);
            if (good.isObject()) {
                Meta.of(after).set(words, good.deepCopy());
            } else {
                Meta.of(after).remove(words);
            }
        }
        JsonNode revision = now.path("metadata").path("annotations").path(REVISION);
        if (!revision.isMissingNode()) {
            Meta.of(after).withObject("/annotations").set(REVISION, revision);
        }
        int replicas = now.at("/spec/replicas").asInt(0);
        if (type.equals(Types.DEPLOYMENT) && replicas > 0) {
            after.withObject("/spec").put("replicas", replicas);
        }
        return after;
    }
}
