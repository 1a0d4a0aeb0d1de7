package io.scaleguide.practice.api.select;

import io.scaleguide.practice.api.ApiError;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads field selectors such as {@code metadata.name=web,involvedObject.kind!=Pod}; an absent field is the empty text. */
public final class FieldSelector {
    private static final Pattern TERM = Pattern.compile("^([A-Za-z.]+)(==|=|!=)(.*)$");

    private FieldSelector() {}

    /**
     * @param text the selector; empty matches everything
     * @return a test of objects
     * @throws ApiError 400 when it cannot be read
     */
    public static Predicate<JsonNode> parse(String text) {
        Predicate<JsonNode> all = object -> true;
        for (String part : text.split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            Matcher term = TERM.matcher(part.strip());
            if (!term.matches()) {
                throw ApiError.badRequest("invalid selector: '" + part + "'; can't understand '" + part + "'");
            }
            String field = "/" + term.group(1).replace('.', '/');
            String value = term.group(3);
            Predicate<JsonNode> same = object -> object.at(field).asString("").equals(value);
            all = all.and(term.group(2).equals("!=") ? same.negate() : same);
        }
        return all;
    }
}
