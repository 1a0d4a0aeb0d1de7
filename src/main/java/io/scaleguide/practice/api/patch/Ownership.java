package io.scaleguide.practice.api.patch;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.Meta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who owns which fields: an object's managedFields. */
final class Ownership {
    /** One owner: an applier owns what it last applied, an updater what it changed. */
    record Owner(String manager, String operation, String subresource) {}

    private record Claim(String apiVersion, String time, Set<List<String>> paths) {}

    private final Map<Owner, Claim> claims = new LinkedHashMap<>();

    static Ownership of(JsonNode object) {
        Ownership ownership = new Ownership();
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            if (!entry.path("manager").asString("").isEmpty()) {
                ownership.claims.put(
                        new Owner(
                                entry.path("manager").asString(""),
                                entry.path("operation").asString(""),
                                entry.path("subresource").asString("")),
                        new Claim(
                                entry.path("apiVersion").asString(""),
                                entry.path("time").asString(""),
                                FieldSet.read(entry.path("fieldsV1"))));
            }
        }
        return ownership;
    }

    Set<List<String>> paths(Owner owner) {
        Claim claim = claims.get(owner);
        return claim == null ? Set.of() : claim.paths();
    }

    boolean ownedByOthers(Owner owner, List<String> path) {
        return claims.entrySet().stream()
                .anyMatch(it ->
                        !it.getKey().equals(owner) && it.getValue().paths().contains(path));
    }

    /** Sets what an owner owns; the time moves only when that is something new. */
    void set(Owner owner, String apiVersion, String time, Set<List<String>> paths) {
        Claim old = claims.get(owner);
        if (paths.isEmpty()) {
            claims.remove(owner);
        } else if (old == null
                || !old.paths().equals(paths)
                || !old.apiVersion().equals(apiVersion)) {
            claims.put(owner, new Claim(apiVersion, time, new LinkedHashSet<>(paths)));
        }
    }

    /** Takes paths away from everybody else. */
    void takeFromOthers(Owner owner, Set<List<String>> paths) {
        for (Owner other : new ArrayList<>(claims.keySet())) {
            if (!other.equals(owner)) {
                keep(other, path -> !paths.contains(path));
            }
        }
    }

    /** Forgets paths that are no longer in the object. */
    void forgetAllBut(Set<List<String>> present, boolean withStatus) {
        for (Owner owner : new ArrayList<>(claims.keySet())) {
            if (withStatus || owner.subresource().isEmpty()) {
                keep(owner, path -> present.contains(path) || present.stream().anyMatch(it -> below(path, it)));
            }
        }
    }

    private void keep(Owner owner, Predicate<List<String>> wanted) {
        Claim claim = claims.get(owner);
        if (claim == null) {
            return;
        }
        Set<List<String>> left = new LinkedHashSet<>(claim.paths());
        left.removeIf(wanted.negate());
        if (left.isEmpty()) {
            claims.remove(owner);
        } else if (left.size() < claim.paths().size()) {
            claims.put(owner, new Claim(claim.apiVersion(), claim.time(), left));
        }
    }

    /** Finds the paths that others own and that would change. */
    Optional<ApiError> conflicts(Owner owner, Set<List<String>> changing) {
        Map<String, List<String>> byManager = new TreeMap<>();
        claims.forEach((other, claim) -> {
            if (!other.equals(owner)) {
                claim.paths().stream().filter(changing::contains).forEach(path -> byManager
                        .computeIfAbsent(name(other, claim), ignored -> new ArrayList<>())
                        .add(FieldSet.show(path)));
            }
        });
        if (byManager.isEmpty()) {
            return Optional.empty();
        }
        List<ApiError.Cause> causes = new ArrayList<>();
        List<String> words = new ArrayList<>();
        byManager.forEach((manager, fields) -> {
            fields.forEach(
                    field -> causes.add(new ApiError.Cause("FieldManagerConflict", "conflict with " + manager, field)));
            words.add(
                    fields.size() == 1
                            ? "conflict with " + manager + ": " + fields.get(0)
                            : "conflicts with " + manager + ":\n- " + String.join("\n- ", fields));
        });
        String count = causes.size() == 1 ? "1 conflict" : causes.size() + " conflicts";
        return Optional.of(
                new ApiError(409, "Conflict", "Apply failed with " + count + ": " + String.join("\n", words), causes));
    }

    void writeTo(ObjectNode object) {
        ObjectNode meta = Meta.of(object);
        if (claims.isEmpty()) {
            meta.remove("managedFields");
            return;
        }
        ArrayNode entries = meta.putArray("managedFields");
        claims.forEach((owner, claim) -> {
            ObjectNode entry = entries.addObject()
                    .put("manager", owner.manager())
                    .put("operation", owner.operation())
                    .put("apiVersion", claim.apiVersion())
                    .put("time", claim.time())
                    .put("fieldsType", "FieldsV1");
            entry.set("fieldsV1", FieldSet.write(claim.paths()));
            if (!owner.subresource().isEmpty()) {
                entry.put("subresource", owner.subresource());
            }
        });
    }

    private static String name(Owner owner, Claim claim) {
        String name = "\"" + owner.manager() + "\"";
        if (!owner.subresource().isEmpty()) {
            name += " with subresource \"" + owner.subresource() + "\"";
        }
        return owner.operation().equals("Update") ? name + " using " + claim.apiVersion() : name;
    }

    private static boolean below(List<String> parent, List<String> path) {
        return path.size() > parent.size() && path.subList(0, parent.size()).equals(parent);
    }
}
