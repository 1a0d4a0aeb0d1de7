package io.scaleguide.practice.api.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of builtin types, read from a compact text: {@code name} is a field whose value is not looked into,
 * <code>name{...}</code> has fields of its own, and {@code name:Other} has the fields of another entry. Lists need no mark.
 */
final class KnownFields {
    /** A field's own fields; {@code open} means that any are allowed. */
    record Node(Map<String, Node> fields, boolean open) {}

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]+(:[A-Za-z]+)?|[{}]");
    private static final Node ANY = new Node(Map.of(), true);

    private final Map<String, Node> entries = new LinkedHashMap<>();

    /** @param text one entry per line, later ones may use earlier ones */
    KnownFields(String text) {
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int space = line.indexOf(' ');
            Matcher tokens = TOKEN.matcher(line.substring(space + 1));
            entries.put(line.substring(0, space), read(tokens));
        });
    }

    /** The fields of an entry; anything for one that is not known. */
    Node of(String entry) {
        return entries.getOrDefault(entry, ANY);
    }

    boolean has(String entry) {
        return entries.containsKey(entry);
    }

    private Node read(Matcher tokens) {
        Map<String, Node> fields = new LinkedHashMap<>();
        String last = "";
        while (tokens.find()) {
            String token = tokens.group();
            if (token.equals("}")) {
                break;
            }
            if (token.equals("{")) {
                fields.put(last, read(tokens));
            } else {
                int colon = token.indexOf(':');
                last = colon < 0 ? token : token.substring(0, colon);
                fields.put(last, colon < 0 ? ANY : of(token.substring(colon + 1)));
            }
        }
        return new Node(fields, false);
    }
}
