package io.scaleguide.practice.api.table;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A column.
 *
 * @param name as the definition has it; kubectl prints it in capitals
 * @param type string, integer, number, boolean or date
 * @param priority 0 is always shown, above that only with {@code -o wide}
 * @param cell gives the value
 */
record Column(String name, String type, int priority, Cell cell) {
    /** Gives a column's value for an object. */
    @FunctionalInterface
    interface Cell {
        JsonNode of(JsonNode object, Instant now);
    }
}
