package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.ApiType;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.api.patch.ListKeys;
import io.scaleguide.practice.api.patch.ServerSideApply;
import io.scaleguide.practice.api.patch.ServerSideApply.Writer;
import io.scaleguide.practice.api.schema.Admission;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers create and update, and writes what a patch came to. */
final class Writes {
    private final ObjectStore store;
    private final Rendering rendering;
    private final Admission admission;

    Writes(ObjectStore store, Rendering rendering, Admission admission) {
        this.store = store;
        this.rendering = rendering;
        this.admission = admission;
    }

    void create(Call call, Target target) throws IOException {
        ObjectNode object = call.object();
        call.about(Meta.name(object));
        FieldChecks.check(call, admission, target.type(), object);
        ObjectNode made = store.atomically(() -> create(call, target, object));
        call.reply(201, rendering.one(call, target.type(), made, store.resourceVersion()));
    }

    void update(Call call, Target target) throws IOException {
        ObjectNode body = call.object();
        if (target.subresource().equals("scale")) {
            ObjectNode changed = store.atomically(() -> change(call, target, live -> Scales.into(live, body)));
            call.reply(200, Scales.of(target, changed));
            return;
        }
        FieldChecks.check(call, admission, target.type(), body);
        ObjectNode changed = store.atomically(() -> change(call, target, live -> body));
        call.reply(200, rendering.one(call, target.type(), changed, store.resourceVersion()));
    }

    /** Makes an object: to be called with the store held. */
    ObjectNode create(Call call, Target target, ObjectNode object) {
        ObjectNode made = prepare(target, object);
        ServerSideApply owners = owners(target.type());
        if (!made.path("metadata").has("managedFields")) {
            owners.noteUpdate(Json.object(), made, writer(call, ""));
        }
        return admit(call, target, made);
    }

    /** Stores a new object whose owners are already noted: to be called with the store held. */
    ObjectNode admit(Call call, Target target, ObjectNode made) {
        ResourceType type = target.type().type();
        ObjectMeta.check(target.type(), made);
        admission.setDefaults(target.type(), made);
        admission.check(target.type(), made);
        if (!call.dryRun()) {
            return store.create(type, made);
        }
        store.peek(type, target.namespace(), Meta.name(made)).ifPresent(there -> {
            throw new ApiError(
                    409, "AlreadyExists", type.qualifiedPlural() + " \"" + Meta.name(made) + "\" already exists");
        });
        Meta.of(made)
                .put("uid", UUID.nameUUIDFromBytes(Json.bytes(made)).toString())
                .put("creationTimestamp", store.now());
        return made;
    }

    /** Sets the identity of an object that is to be made, and drops what only the server may set. */
    ObjectNode prepare(Target target, ObjectNode object) {
        ResourceType type = target.type().type();
        ObjectMeta.checkKind(type, object);
        ObjectNode meta = Meta.of(object);
        meta.remove(List.of("uid", "resourceVersion", "creationTimestamp", "generation", "deletionTimestamp"));
        ObjectMeta.placeIn(target, meta);
        if (type.namespaced()
                && store.peek(Types.NAMESPACE, "", target.namespace()).isEmpty()) {
            throw ApiError.notFound(Types.NAMESPACE, target.namespace());
        }
        if (type.namespaced()
                && store.peek(Types.NAMESPACE, "", target.namespace())
                        .filter(Meta::deleting)
                        .isPresent()) {
            throw new ApiError(
                    403,
                    "Forbidden",
                    type.qualifiedPlural() + " \"" + Meta.name(object)
                            + "\" is forbidden: unable to create new content in namespace " + target.namespace()
                            + " because it is being terminated");
        }
        if (target.type().subresources().contains("status")) {
            object.remove("status");
        }
        return object;
    }

    /** Changes an object and notes who did: to be called with the store held. */
    ObjectNode change(Call call, Target target, UnaryOperator<ObjectNode> how) {
        ResourceType type = target.type().type();
        ObjectNode live = store.get(type, target.namespace(), target.name())
                .orElseThrow(() -> ApiError.notFound(type, target.name()));
        ObjectNode changed = how.apply(live.deepCopy());
        ObjectMeta.checkKind(type, changed);
        ObjectMeta.placeIn(target, Meta.of(changed));
        ObjectMeta.checkPreconditions(target, live, changed);
        keepOtherHalf(target, live, changed);
        if (!changed.path("metadata").has("managedFields")
                && live.path("metadata").has("managedFields")) {
            Meta.of(changed)
                    .set(
                            "managedFields",
                            live.path("metadata").get("managedFields").deepCopy());
        }
        owners(target.type()).noteUpdate(live, changed, writer(call, target.subresource()));
        return replace(call, target, live, changed);
    }

    /** Stores a changed object whose owners are already noted: to be called with the store held. */
    ObjectNode replace(Call call, Target target, ObjectNode live, ObjectNode changed) {
        ResourceType type = target.type().type();
        admission.setDefaults(target.type(), changed);
        admission.checkChange(target.type(), live, changed);
        if (call.dryRun()) {
            ObjectMeta.copyIdentity(live, changed);
            return changed;
        }
        return store.modify(type, target.namespace(), target.name(), ignored -> changed)
                .orElse(changed);
    }

    /** The status belongs to its subresource, everything else to the object itself. */
    void keepOtherHalf(Target target, ObjectNode live, ObjectNode changed) {
        if (target.subresource().equals("status")) {
            JsonNode status = changed.path("status").deepCopy();
            JsonNode managedFields =
                    changed.path("metadata").path("managedFields").deepCopy();
            changed.removeAll();
            changed.setAll(live.deepCopy());
            if (!managedFields.isMissingNode()) {
                Meta.of(changed).set("managedFields", managedFields);
            }
            if (status.isMissingNode()) {
                changed.remove("status");
            } else {
                changed.set("status", status);
            }
        } else if (target.type().subresources().contains("status")) {
            if (live.has("status")) {
                changed.set("status", live.get("status").deepCopy());
            } else {
                changed.remove("status");
            }
        }
    }

    ServerSideApply owners(ApiType type) {
        return new ServerSideApply(keys(type));
    }

    static ListKeys keys(ApiType type) {
        return type.schema().map(ListKeys::ofSchema).orElseGet(ListKeys::builtin);
    }

    Writer writer(Call call, String subresource) {
        String manager = call.query("fieldManager");
        String agent = call.header("User-Agent");
        String name = manager.isEmpty() ? agent.split("/", 2)[0] : manager;
        return new Writer(name.isEmpty() ? "unknown" : name, subresource, store.now());
    }
}
