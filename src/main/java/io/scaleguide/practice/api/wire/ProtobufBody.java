package io.scaleguide.practice.api.wire;

import io.scaleguide.practice.api.ApiError;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the protobuf bodies that kubectl and helm send for core types. Field numbers: k8s.io/api and k8s.io/apimachinery, the
 * {@code generated.proto} of runtime, meta/v1, core/v1, policy/v1 and authorization/v1.
 */
public final class ProtobufBody {
    private enum Shape {
        TEXT,
        NUMBER,
        FLAG,
        BYTES,
        TEXT_MAP,
        BYTES_MAP,
        MESSAGE,
        TIME
    }

    private record Field(String name, Shape shape, boolean repeated, Map<Integer, Field> fields) {}

    private static final Map<Integer, Field> OWNER = Map.of(
            5, text("apiVersion"),
            1, text("kind"),
            3, text("name"),
            4, text("uid"),
            6, of("controller", Shape.FLAG),
            7, of("blockOwnerDeletion", Shape.FLAG));
    private static final Map<Integer, Field> METADATA = Map.ofEntries(
            Map.entry(1, text("name")),
            Map.entry(2, text("generateName")),
            Map.entry(3, text("namespace")),
            Map.entry(5, text("uid")),
            Map.entry(6, text("resourceVersion")),
            Map.entry(7, of("generation", Shape.NUMBER)),
            Map.entry(8, of("creationTimestamp", Shape.TIME)),
            Map.entry(11, of("labels", Shape.TEXT_MAP)),
            Map.entry(12, of("annotations", Shape.TEXT_MAP)),
            Map.entry(13, new Field("ownerReferences", Shape.MESSAGE, true, OWNER)),
            Map.entry(14, new Field("finalizers", Shape.TEXT, true, Map.of())));
    private static final Map<Integer, Field> NAME_ONLY = Map.of(1, text("name"));
    private static final Map<Integer, Field> REFERENCE = Map.of(1, text("kind"), 2, text("namespace"), 3, text("name"));
    private static final Map<Integer, Field> RESOURCE_ATTRIBUTES = Map.of(
            1, text("namespace"),
            2, text("verb"),
            3, text("group"),
            4, text("version"),
            5, text("resource"),
            6, text("subresource"),
            7, text("name"));
    private static final Map<Integer, Field> PATH_ATTRIBUTES = Map.of(1, text("path"), 2, text("verb"));
    private static final Field META = message("metadata", METADATA);

    private static final Map<String, Map<Integer, Field>> KINDS = Map.of(
            "v1/Namespace",
            Map.of(
                    1, META,
                    2, message("spec", Map.of(1, new Field("finalizers", Shape.TEXT, true, Map.of()))),
                    3, message("status", Map.of(1, text("phase")))),
            "v1/Secret",
            Map.of(
                    1, META,
                    2, of("data", Shape.BYTES_MAP),
                    3, text("type"),
                    4, of("stringData", Shape.TEXT_MAP),
                    5, of("immutable", Shape.FLAG)),
            "v1/ConfigMap",
            Map.of(
                    1, META,
                    2, of("data", Shape.TEXT_MAP),
                    3, of("binaryData", Shape.BYTES_MAP),
                    4, of("immutable", Shape.FLAG)),
            "v1/ServiceAccount",
            Map.of(
                    1,
                    META,
                    2,
                    new Field("secrets", Shape.MESSAGE, true, REFERENCE),
                    3,
                    new Field("imagePullSecrets", Shape.MESSAGE, true, NAME_ONLY),
                    4,
                    of("automountServiceAccountToken", Shape.FLAG)),
            "authorization.k8s.io/v1/SelfSubjectAccessReview",
            Map.of(
                    1,
                    META,
                    2,
                    message(
                            "spec",
                            Map.of(
                                    1, message("resourceAttributes", RESOURCE_ATTRIBUTES),
                                    2, message("nonResourceAttributes", PATH_ATTRIBUTES)))),
            "authorization.k8s.io/v1/SelfSubjectRulesReview",
            Map.of(1, META, 2, message("spec", Map.of(1, text("namespace")))),
            "authentication.k8s.io/v1/SelfSubjectReview",
            Map.of(1, META));

    private static final Map<Integer, Field> DELETE_OPTIONS = Map.of(
            1, of("gracePeriodSeconds", Shape.NUMBER),
            2, message("preconditions", Map.of(1, text("uid"), 2, text("resourceVersion"))),
            3, of("orphanDependents", Shape.FLAG),
            4, text("propagationPolicy"),
            5, new Field("dryRun", Shape.TEXT, true, Map.of()));

    private ProtobufBody() {}

    /** @return whether these bytes begin as the envelope does */
    public static boolean looksLike(byte[] body) {
        return body.length > 4 && body[0] == 'k' && body[1] == '8' && body[2] == 's' && body[3] == 0;
    }

    /**
     * @param body the envelope
     * @return the object as JSON
     * @throws ApiError 415 for a kind whose fields are not known here; 400 for a broken message
     */
    public static ObjectNode decode(byte[] body) {
        try {
            Map<Integer, List<Object>> envelope = ProtobufReader.read(Arrays.copyOfRange(body, 4, body.length));
            Map<Integer, List<Object>> type = ProtobufReader.read(bytes(envelope, 1));
            String apiVersion = ProtobufReader.text(bytes(type, 1));
            String kind = ProtobufReader.text(bytes(type, 2));
            Map<Integer, Field> fields =
                    kind.equals("DeleteOptions") ? DELETE_OPTIONS : KINDS.get(apiVersion + "/" + kind);
            if (fields == null) {
                throw new ApiError(
                        415,
                        "UnsupportedMediaType",
                        "The practice cluster cannot read a " + kind
                                + " sent as protobuf. Write it as YAML and use kubectl apply instead.");
            }
            ObjectNode object = message(bytes(envelope, 2), fields);
            return object.put("apiVersion", apiVersion).put("kind", kind);
        } catch (IllegalArgumentException | ArithmeticException broken) {
            throw ApiError.badRequest("couldn't decode the protobuf body: " + broken.getMessage());
        }
    }

    private static ObjectNode message(byte[] bytes, Map<Integer, Field> fields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ProtobufReader.read(bytes).forEach((number, values) -> Optional.ofNullable(fields.get(number))
                .ifPresent(field -> values.forEach(value -> put(object, field, value))));
        return object;
    }

    private static void put(ObjectNode object, Field field, Object value) {
        String name = field.name();
        if (value instanceof Long number) {
            if (field.shape() == Shape.FLAG) {
                object.put(name, number != 0);
            } else if (number != 0) {
                object.put(name, number);
            }
            return;
        }
        byte[] bytes = (byte[]) value;
        switch (field.shape()) {
            case TEXT -> putText(object, field, ProtobufReader.text(bytes));
            case BYTES -> object.put(name, base64(bytes));
            case MESSAGE -> {
                ObjectNode child = message(bytes, field.fields());
                if (field.repeated()) {
                    object.withArrayProperty(name).add(child);
                } else if (!child.isEmpty()) {
                    object.set(name, child);
                }
            }
            case TEXT_MAP, BYTES_MAP -> {
                Map<Integer, List<Object>> entry = ProtobufReader.read(bytes);
                byte[] content = bytes(entry, 2);
                object.withObjectProperty(name)
                        .put(
                                ProtobufReader.text(bytes(entry, 1)),
                                field.shape() == Shape.TEXT_MAP ? ProtobufReader.text(content) : base64(content));
            }
            case TIME, NUMBER, FLAG -> {
                // A time in a request is one the server set itself, and sets again.
            }
        }
    }

    private static void putText(ObjectNode object, Field field, String text) {
        if (field.repeated()) {
            object.withArrayProperty(field.name()).add(text);
        } else if (!text.isEmpty()) {
            object.put(field.name(), text);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(Map<Integer, List<Object>> message, int field) {
        return message.getOrDefault(field, List.of()).stream()
                .filter(byte[].class::isInstance)
                .map(byte[].class::cast)
                .findFirst()
                .orElse(new byte[0]);
    }

    private static Field text(String name) {
        return of(name, Shape.TEXT);
    }

    private static Field of(String name, Shape shape) {
        return new Field(name, shape, false, Map.of());
    }

    private static Field message(String name, Map<Integer, Field> fields) {
        return new Field(name, Shape.MESSAGE, false, fields);
    }
}
