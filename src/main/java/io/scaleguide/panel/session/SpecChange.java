package io.scaleguide.panel.session;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * The HPA's spec from a time on.
 *
 * @param at when it was first seen so
 * @param spec the object's {@code spec}, autoscaling/v2; a copy, not to be changed
 */
public record SpecChange(Instant at, JsonNode spec) {
    public SpecChange {
        if (!spec.isObject()) {
            throw new IllegalArgumentException("The spec of an HPA is a JSON object.");
        }
        spec = spec.deepCopy();
    }
}
