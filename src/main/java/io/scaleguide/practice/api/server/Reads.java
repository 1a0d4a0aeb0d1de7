package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.select.FieldSelector;
import io.scaleguide.practice.api.select.LabelSelector;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers get and list. */
final class Reads {
    private final ObjectStore store;
    private final Rendering rendering;

    Reads(ObjectStore store, Rendering rendering) {
        this.store = store;
        this.rendering = rendering;
    }

    void get(Call call, Target target) throws IOException {
        ObjectNode found = find(target);
        if (target.subresource().equals("scale")) {
            call.reply(200, Scales.of(target, found));
        } else {
            call.reply(200, rendering.one(call, target.type(), found, store.resourceVersion()));
        }
    }

    void list(Call call, Target target) throws IOException {
        if (call.query("resourceVersionMatch").equals("Exact")) {
            store.demandHistory(Watches.parse(call.query("resourceVersion")));
        }
        ObjectStore.Snapshot snapshot = store.snapshot(target.type().type(), target.namespace());
        Predicate<JsonNode> wanted = selector(call);
        List<ObjectNode> items = snapshot.items().stream().filter(wanted).toList();
        call.reply(200, rendering.list(call, target.type(), items, snapshot.resourceVersion()));
    }

    ObjectNode find(Target target) {
        return store.peek(target.type().type(), target.namespace(), target.name())
                .orElseThrow(() -> ApiError.notFound(target.type().type(), target.name()));
    }

    static Predicate<JsonNode> selector(Call call) {
        return LabelSelector.parse(call.query("labelSelector")).and(FieldSelector.parse(call.query("fieldSelector")));
    }
}
