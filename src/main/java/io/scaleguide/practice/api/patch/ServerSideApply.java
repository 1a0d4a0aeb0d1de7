package io.scaleguide.practice.api.patch;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.patch.Ownership.Owner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Server-side apply, and the book-keeping of owners that it needs: Kubernetes docs, "Server-Side Apply". */
public final class ServerSideApply {
    /**
     * Who writes.
     *
     * @param manager the field manager
     * @param subresource {@code status} or the like; empty for the object itself
     * @param now the time, as it is written into objects
     */
    public record Writer(String manager, String subresource, String now) {}

    private final ListKeys keys;

    /** @param keys tells how list items are identified */
    public ServerSideApply(ListKeys keys) {
        this.keys = keys;
    }

    /**
     * @param live the object as it is; without fields when it is to be made
     * @param applied the applied configuration
     * @param force whether the fields of other owners are taken
     * @return the object as it should be
     * @throws ApiError 409 when others own fields that would change
     */
    public ObjectNode apply(ObjectNode live, ObjectNode applied, Writer writer, boolean force) {
        ObjectNode wanted = applied.deepCopy();
        dropNulls(wanted);
        Meta.of(wanted).remove("managedFields");
        boolean status = !writer.subresource().isEmpty();
        Owner owner = new Owner(writer.manager(), "Apply", writer.subresource());
        Ownership ownership = Ownership.of(live);
        Map<List<String>, JsonNode> before = FieldSet.leaves(live, keys, true);
        Map<List<String>, JsonNode> mine = FieldSet.leaves(wanted, keys, status);

        Set<List<String>> changing = new LinkedHashSet<>();
        mine.forEach((path, value) -> {
            if (!value.equals(before.get(path))) {
                changing.add(path);
            }
        });
        if (!force) {
            Optional<ApiError> conflict = ownership.conflicts(owner, changing);
            if (conflict.isPresent()) {
                throw conflict.get();
            }
        }
        ownership.takeFromOthers(owner, changing);
        ObjectNode result = live.deepCopy();
        Set<List<String>> dropped = new LinkedHashSet<>(ownership.paths(owner));
        dropped.removeAll(mine.keySet());
        dropped.removeIf(path -> ownership.ownedByOthers(owner, path));
        mergeInto(result, status ? wanted : wanted.without("status"), List.of());
        dropped.forEach(path -> remove(result, path, 0));
        ownership.set(owner, wanted.path("apiVersion").asString(""), writer.now(), mine.keySet());
        ownership.writeTo(result);
        return result;
    }

    /**
     * Notes who changed what in an update or a patch of another type.
     *
     * @param live the object as it was; without fields when it was made
     * @param changed the object as it is to be; its managedFields are set
     */
    public void noteUpdate(ObjectNode live, ObjectNode changed, Writer writer) {
        boolean status = !writer.subresource().isEmpty();
        Owner owner = new Owner(writer.manager(), "Update", writer.subresource());
        Ownership ownership = Ownership.of(changed);
        Map<List<String>, JsonNode> before = FieldSet.leaves(live, keys, status);
        Map<List<String>, JsonNode> after = FieldSet.leaves(changed, keys, status);
        Set<List<String>> mine = new LinkedHashSet<>();
        after.forEach((path, value) -> {
            if (!value.equals(before.get(path))) {
                mine.add(path);
            }
        });
        boolean removed = !after.keySet().containsAll(before.keySet());
        if (mine.isEmpty() && !removed) {
            return;
        }
        ownership.takeFromOthers(owner, mine);
        ownership.forgetAllBut(after.keySet(), status);
        mine.addAll(ownership.paths(owner));
        ownership.set(owner, changed.path("apiVersion").asString(""), writer.now(), mine);
        ownership.writeTo(changed);
    }

    private void mergeInto(ObjectNode target, ObjectNode wanted, List<String> path) {
        wanted.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            List<String> here = FieldSet.append(path, name);
            JsonNode old = target.get(name);
            if (value instanceof ObjectNode object && old instanceof ObjectNode oldObject) {
                mergeInto(oldObject, object, here);
            } else if (value instanceof ArrayNode array && old instanceof ArrayNode oldArray) {
                Optional<List<String>> identity = keys.of(here);
                if (identity.isPresent()) {
                    mergeItems(oldArray, array, identity.get(), here);
                } else {
                    target.set(name, array);
                }
            } else {
                target.set(name, value);
            }
        });
    }

    private void mergeItems(ArrayNode target, ArrayNode wanted, List<String> identity, List<String> path) {
        List<String> known = new ArrayList<>();
        target.forEach(item -> known.add(FieldSet.element(item, identity)));
        for (JsonNode item : wanted) {
            int at = known.indexOf(FieldSet.element(item, identity));
            if (at < 0) {
                target.add(item);
            } else if (item instanceof ObjectNode object && target.get(at) instanceof ObjectNode old) {
                mergeInto(old, object, path);
            }
        }
    }

    /** Removes what a path leads to, and whatever is left empty by that. */
    private boolean remove(JsonNode node, List<String> path, int depth) {
        String step = path.get(depth);
        boolean last = depth == path.size() - 1;
        if (step.startsWith("f:") && node instanceof ObjectNode object) {
            String name = step.substring(2);
            JsonNode child = object.get(name);
            if (child == null) {
                return false;
            }
            boolean gone = last || (remove(child, path, depth + 1) && child.isEmpty());
            if (gone) {
                object.remove(name);
            }
            return gone;
        }
        if (node instanceof ArrayNode array) {
            int at = find(array, step);
            if (at >= 0 && last) {
                array.remove(at);
                return true;
            }
            if (at >= 0) {
                remove(array.get(at), path, depth + 1);
            }
        }
        return false;
    }

    private static int find(ArrayNode array, String step) {
        JsonNode wanted = JsonMapper.shared().readTree(step.substring(2));
        for (int i = 0; i < array.size(); i++) {
            JsonNode item = array.get(i);
            boolean same = step.startsWith("v:")
                    ? item.equals(wanted)
                    : wanted.properties().stream()
                            .allMatch(key -> Objects.equals(item.get(key.getKey()), key.getValue())
                                    || (key.getKey().equals("protocol") && !item.has("protocol")));
            if (same) {
                return i;
            }
        }
        return -1;
    }

    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = List.copyOf(object.propertyNames());
            names.stream().filter(name -> object.path(name).isNull()).forEach(object::remove);
        }
        node.forEach(ServerSideApply::dropNulls);
    }
}
