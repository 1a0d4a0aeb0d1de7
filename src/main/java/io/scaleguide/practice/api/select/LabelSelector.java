package io.scaleguide.practice.api.select;

import io.scaleguide.practice.api.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads label selectors: {@code a=b}, {@code a!=b}, {@code a in (b,c)}, {@code a notin (b,c)}, {@code a} and {@code !a}. */
public final class LabelSelector {
    private static final Pattern SETS = Pattern.compile("^(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)$");
    private static final Pattern EQUALS = Pattern.compile("^([^=!\\s]+)\\s*(==|=|!=)\\s*(\\S*)$");
    private static final Pattern EXISTS = Pattern.compile("^(!?)\\s*([^=!\\s,()]+)$");

    private LabelSelector() {}

    /**
     * @param text the selector; empty matches everything
     * @return a test of objects
     * @throws ApiError 400 when it cannot be read
     */
    public static Predicate<JsonNode> parse(String text) {
        Predicate<JsonNode> all = object -> true;
        for (String part : split(text)) {
            Predicate<JsonNode> labels = requirement(part);
            all = all.and(object -> labels.test(object.path("metadata").path("labels")));
        }
        return all;
    }

    private static Predicate<JsonNode> requirement(String part) {
        Matcher sets = SETS.matcher(part);
        if (sets.matches()) {
            String key = sets.group(1);
            Set<String> values = Set.copyOf(Pattern.compile(",")
                    .splitAsStream(sets.group(3))
                    .map(String::strip)
                    .distinct()
                    .toList());
            Predicate<JsonNode> in = labels ->
                    labels.has(key) && values.contains(labels.path(key).asString(""));
            return sets.group(2).equals("in") ? in : in.negate();
        }
        Matcher equals = EQUALS.matcher(part);
        if (equals.matches()) {
            String key = equals.group(1);
            String value = equals.group(3);
            Predicate<JsonNode> same =
                    labels -> labels.has(key) && labels.path(key).asString("").equals(value);
            return equals.group(2).equals("!=") ? same.negate() : same;
        }
        Matcher exists = EXISTS.matcher(part);
        if (exists.matches()) {
            String key = exists.group(2);
            return exists.group(1).isEmpty() ? labels -> labels.has(key) : labels -> !labels.has(key);
        }
        throw ApiError.badRequest("unable to parse requirement: found '" + part + "', expected a label selector");
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && (depth == 0 || i == text.length())) {
                String part = text.substring(start, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                start = i + 1;
            }
        }
        return parts;
    }
}
