package io.scaleguide.practice.api.table;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Prints labels and lists in cells. */
final class Labels {
    private Labels() {}

    static String show(JsonNode labels) {
        List<String> words = new ArrayList<>();
        labels.properties()
                .forEach(it -> words.add(it.getKey() + "=" + it.getValue().asString("")));
        return words.isEmpty() ? "<none>" : String.join(",", words);
    }

    static String join(JsonNode items, String field) {
        List<String> words = new ArrayList<>();
        items.forEach(item -> words.add(item.path(field).asString("")));
        return String.join(",", words);
    }
}
