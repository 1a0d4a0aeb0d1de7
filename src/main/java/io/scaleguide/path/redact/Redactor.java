package io.scaleguide.path.redact;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what may be a key, a token or a certificate; and says what it looks for. Shapes: Datadog's API keys are 32 and
 * application keys 40 hexadecimal digits (datadog-operator's flare looks for the same); RFC 7519 for JSON web tokens; RFC 7468 for PEM.
 */
public final class Redactor {
    /** What stands where something was taken out. */
    public static final String MARK = "(redacted)";

    /** A shorter value is a word that may stand anywhere. */
    private static final int SHORTEST_KNOWN = 12;

    private static final Map<String, Pattern> SHAPES = shapes();

    private final List<String> known;

    /** @param known secrets of this cluster and user, as they are; never kept longer than this object */
    public Redactor(List<String> known) {
        this.known = known.stream()
                .filter(value -> value.length() >= SHORTEST_KNOWN)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private static Map<String, Pattern> shapes() {
        Map<String, Pattern> shapes = new LinkedHashMap<>();
        shapes.put("PEM blocks", Pattern.compile("-----BEGIN [A-Z ]+-----[\\s\\S]*?-----END [A-Z ]+-----"));
        shapes.put("PEM blocks in base64", Pattern.compile("LS0tLS1CRUdJTi[A-Za-z0-9+/=]{20,}"));
        shapes.put("JSON web tokens", Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"));
        shapes.put("bearer tokens", Pattern.compile("(?<=[Bb]earer )[A-Za-z0-9._~+/-]{12,}=*"));
        shapes.put(
                "application keys (40 hex digits)", Pattern.compile("(?<![0-9A-Za-z])[0-9a-fA-F]{40}(?![0-9A-Za-z])"));
        shapes.put("API keys (32 hex digits)", Pattern.compile("(?<![0-9A-Za-z])[0-9a-fA-F]{32}(?![0-9A-Za-z])"));
        return shapes;
    }

    /**
     * @param text any text
     * @return the same without what may be secret
     */
    public String redact(String text) {
        String clean = text;
        for (String value : known) {
            clean = clean.replace(value, MARK);
        }
        for (Pattern shape : SHAPES.values()) {
            clean = shape.matcher(clean).replaceAll(Matcher.quoteReplacement(MARK));
        }
        return clean;
    }

    /**
     * Looks for anything that should have been taken out.
     *
     * @param text any text
     * @return the kind of secret that is in it, never the secret; empty when there is none
     */
    public Optional<String> find(String text) {
        if (known.stream().anyMatch(text::contains)) {
            return Optional.of("a known key or credential");
        }
        return SHAPES.entrySet().stream()
                .filter(shape -> shape.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** @return what is looked for, in words */
    public String searched() {
        return known.size() + " keys and credentials of this cluster and user, " + String.join(", ", SHAPES.keySet());
    }
}
