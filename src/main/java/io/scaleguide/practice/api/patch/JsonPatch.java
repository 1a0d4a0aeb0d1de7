package io.scaleguide.practice.api.patch;

import io.scaleguide.practice.api.ApiError;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON patch: RFC 6902. */
public final class JsonPatch {
    private JsonPatch() {}

    /**
     * @param target what is patched; left as it was
     * @param patch an array of operations
     * @return the result
     * @throws ApiError 422 when an operation cannot be done, as the real server answers
     */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        JsonNode result = target.deepCopy();
        for (JsonNode operation : patch) {
            result = step(result, operation);
        }
        return result;
    }

    private static JsonNode step(JsonNode document, JsonNode operation) {
        List<String> path = pointer(operation, "path");
        String verb = operation.path("op").asString("");
        return switch (verb) {
            case "add" -> add(document, path, value(operation));
            case "remove" -> remove(document, path);
            case "replace" -> {
                find(document, path);
                yield path.isEmpty() ? value(operation) : add(remove(document, path), path, value(operation));
            }
            case "copy" ->
                add(document, path, find(document, pointer(operation, "from")).deepCopy());
            case "move" -> {
                List<String> from = pointer(operation, "from");
                JsonNode moved = find(document, from);
                yield add(remove(document, from), path, moved);
            }
            case "test" -> {
                if (!find(document, path).equals(value(operation))) {
                    throw invalid("testing value " + text(operation) + " failed: test failed");
                }
                yield document;
            }
            default -> throw invalid("Unexpected kind: " + verb);
        };
    }

    private static JsonNode add(JsonNode document, List<String> path, JsonNode value) {
        if (path.isEmpty()) {
            return value;
        }
        String last = path.get(path.size() - 1);
        JsonNode parent = find(document, path.subList(0, path.size() - 1));
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (parent instanceof ArrayNode array) {
            array.insert(last.equals("-") ? array.size() : index(last, array.size()), value);
        } else {
            throw missing(path);
        }
        return document;
    }

    private static JsonNode remove(JsonNode document, List<String> path) {
        find(document, path);
        if (path.isEmpty()) {
            throw invalid("the whole document cannot be removed");
        }
        String last = path.get(path.size() - 1);
        JsonNode parent = find(document, path.subList(0, path.size() - 1));
        if (parent instanceof ObjectNode object) {
            object.remove(last);
        } else if (parent instanceof ArrayNode array) {
            array.remove(index(last, array.size() - 1));
        }
        return document;
    }

    private static JsonNode find(JsonNode document, List<String> path) {
        JsonNode at = document;
        for (String step : path) {
            JsonNode next = at instanceof ArrayNode array ? array.path(index(step, array.size() - 1)) : at.path(step);
            if (next.isMissingNode()) {
                throw missing(path);
            }
            at = next;
        }
        return at;
    }

    private static int index(String step, int most) {
        try {
            int index = Integer.parseInt(step);
            if (index >= 0 && index <= most && step.equals(Integer.toString(index))) {
                return index;
            }
        } catch (NumberFormatException notANumber) {
            throw invalid("strconv.Atoi: parsing \"" + step + "\": invalid syntax");
        }
        throw invalid("Unable to access invalid index: " + step + ": invalid index referenced");
    }

    private static List<String> pointer(JsonNode operation, String field) {
        String text = operation.path(field).asString("");
        if (text.isEmpty()) {
            return List.of();
        }
        if (!text.startsWith("/")) {
            throw missing(List.of(text));
        }
        List<String> steps = new ArrayList<>();
        for (String step : text.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    private static JsonNode value(JsonNode operation) {
        JsonNode value = operation.get("value");
        if (value == null) {
            throw invalid("the operation " + text(operation) + " has no value");
        }
        return value.deepCopy();
    }

    private static String text(JsonNode operation) {
        return operation.path("path").asString("");
    }

    private static ApiError missing(List<String> path) {
        return invalid("the path /" + String.join("/", path) + " is missing: missing value");
    }

    private static ApiError invalid(String why) {
        return new ApiError(422, "Invalid", "the server rejected our request due to an error in our request: " + why);
    }
}
