package io.scaleguide.path.hop;

import java.util.Map;

/**
 * Something known to go wrong, seen in one cluster or file. Its words are in the catalogue.
 *
 * @param id the catalogue's id
 * @param details what the catalogue's {placeholders} stand for here; never a key
 */
public record Finding(String id, Map<String, String> details) {
    /** Copies the details. */
    public Finding {
        details = Map.copyOf(details);
    }

    /**
     * A finding whose words need no details.
     *
     * @param id the catalogue's id
     * @return the finding
     */
    public static Finding of(String id) {
        return new Finding(id, Map.of());
    }

    /**
     * A finding with one detail.
     *
     * @param id the catalogue's id
     * @param name the placeholder
     * @param value what it stands for
     * @return the finding
     */
    public static Finding of(String id, String name, String value) {
        return new Finding(id, Map.of(name, value));
    }
}
