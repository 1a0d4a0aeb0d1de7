package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.ApiType;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ResourceType;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The checks of kind and metadata that every write goes through. */
final class ObjectMeta {
    /** DNS subdomain: k8s.io/apimachinery/pkg/util/validation. */
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SERVICE = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

    private ObjectMeta() {}

    /** @throws ApiError 400 when the object is of another kind than the URL */
    static void checkKind(ResourceType type, ObjectNode object) {
        String kind = object.path("kind").asString("");
        String apiVersion = object.path("apiVersion").asString("");
        if (kind.isEmpty() && apiVersion.isEmpty()) {
            object.put("kind", type.kind()).put("apiVersion", type.apiVersion());
        } else if (!kind.equals(type.kind()) || !apiVersion.equals(type.apiVersion())) {
            throw ApiError.badRequest(kind + " in version \"" + apiVersion + "\" cannot be handled as a " + type.kind()
                    + ": the API version in the data (" + apiVersion + ", Kind=" + kind
                    + ") does not match the expected API version (" + type.apiVersion() + ", Kind=" + type.kind()
                    + ")");
        }
    }

    /** Puts an object where the URL says. */
    static void placeIn(Target target, ObjectNode meta) {
        String namespace = meta.path("namespace").asString("");
        if (!target.type().type().namespaced()) {
            meta.remove("namespace");
        } else if (!namespace.isEmpty() && !namespace.equals(target.namespace())) {
            throw ApiError.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the" + " request");
        } else {
            meta.put("namespace", target.namespace());
        }
        String name = meta.path("name").asString("");
        if (!target.name().isEmpty() && !name.isEmpty() && !name.equals(target.name())) {
            throw ApiError.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + target.name() + ")");
        }
        if (!target.name().isEmpty()) {
            meta.put("name", target.name());
        }
    }

    /** @throws ApiError 422 when the name is missing or not one */
    static void check(ApiType type, ObjectNode object) {
        String name = Meta.name(object);
        String prefix = Meta.text(object, "generateName");
        if (name.isEmpty() && prefix.isEmpty()) {
            throw invalid(
                    type,
                    name,
                    "metadata.name",
                    "FieldValueRequired",
                    "Required value: name or generateName is" + " required");
        }
        if (name.isEmpty() || type.type().group().startsWith("rbac.")) {
            return;
        }
        String kind = type.type().kind();
        Pattern pattern = kind.equals("Namespace") ? LABEL : kind.equals("Service") ? SERVICE : SUBDOMAIN;
        int most = pattern.equals(SUBDOMAIN) ? 253 : 63;
        if (!pattern.matcher(name).matches() || name.length() > most) {
            String what = pattern.equals(SUBDOMAIN)
                    ? "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                            + " must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                            + " validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
                    : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must"
                            + " start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used"
                            + " for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
            throw invalid(type, name, "metadata.name", "FieldValueInvalid", "Invalid value: \"" + name + "\": " + what);
        }
    }

    /** @throws ApiError 409 when the writer saw another version or another object */
    static void checkPreconditions(Target target, ObjectNode live, ObjectNode changed) {
        ResourceType type = target.type().type();
        String version = Meta.text(changed, "resourceVersion");
        if (!version.isEmpty() && !version.equals("0") && !version.equals(Meta.text(live, "resourceVersion"))) {
            throw ApiError.conflict(type, target.name());
        }
        String uid = Meta.text(changed, "uid");
        if (!uid.isEmpty() && !uid.equals(Meta.text(live, "uid"))) {
            throw new ApiError(
                    409,
                    "Conflict",
                    "Operation cannot be fulfilled on " + type.qualifiedPlural() + " \"" + target.name()
                            + "\": StorageError: invalid object, Code: 4, AdditionalErrorMsg: Precondition failed: UID"
                            + " in precondition: " + uid + ", UID in object meta: " + Meta.text(live, "uid"));
        }
    }

    /** Gives a changed object that will not be stored the identity of the one that is. */
    static void copyIdentity(ObjectNode live, ObjectNode changed) {
        for (String field : List.of("uid", "creationTimestamp", "generation", "resourceVersion")) {
            if (live.path("metadata").has(field)) {
                Meta.of(changed).set(field, live.path("metadata").get(field));
            }
        }
    }

    private static ApiError invalid(ApiType type, String name, String field, String reason, String words) {
        return new ApiError(
                422,
                "Invalid",
                type.qualifiedKind() + " \"" + name + "\" is invalid: " + field + ": " + words,
                List.of(new ApiError.Cause(reason, words, field)));
    }
}
