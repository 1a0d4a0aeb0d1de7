package io.scaleguide.practice.api.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The JSONPath that printer columns use: fields, indices, {@code [*]} and filters such as {@code [?(@.type=="Ready")]}. */
final class JsonPath {
    private static final Pattern STEP = Pattern.compile(
            "\\.((?:\\\\.|[^.\\[\\\\])+)" // .field, with \. for a dot
                    + "|\\['([^']+)'\\]" // ['field']
                    + "|\\[(\\d+|\\*)\\]" // [0] or [*]
                    + "|\\[\\?\\(\\s*@((?:\\.[A-Za-z0-9_]+)+)\\s*(==|!=)\\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\\s]+))\\s*\\)\\]");

    private JsonPath() {}

    /** @return all values that the path leads to; none when it leads nowhere or cannot be read */
    static List<JsonNode> find(JsonNode root, String path) {
        List<JsonNode> found = List.of(root);
        Matcher step = STEP.matcher(path);
        int end = 0;
        while (step.find()) {
            if (step.start() != end) {
                return List.of();
            }
            end = step.end();
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : found) {
                follow(node, step, next);
            }
            found = next;
        }
        return end == path.length() ? found : List.of();
    }

    private static void follow(JsonNode node, Matcher step, List<JsonNode> next) {
        String field = step.group(1) != null ? step.group(1).replace("\\.", ".") : step.group(2);
        if (field != null) {
            add(next, node.path(field));
        } else if (step.group(3) != null) {
            if (step.group(3).equals("*")) {
                node.forEach(next::add);
            } else {
                add(next, node.path(Integer.parseInt(step.group(3))));
            }
        } else {
            for (JsonNode item : node) {
                boolean same =
                        item.at(step.group(4).replace('.', '/')).asString("").equals(wanted(step));
                if (same == step.group(5).equals("==")) {
                    next.add(item);
                }
            }
        }
    }

    private static String wanted(Matcher step) {
        for (int group = 6; group <= 8; group++) {
            if (step.group(group) != null) {
                return step.group(group);
            }
        }
        return "";
    }

    private static void add(List<JsonNode> next, JsonNode node) {
        if (!node.isMissingNode() && !node.isNull()) {
            next.add(node);
        }
    }
}
