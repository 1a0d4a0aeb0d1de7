package io.scaleguide.lint.trap;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes keys out of lines that are shown. Variables and placeholders stay, for they are no keys. */
public final class Masking {
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(\\b[\\w.-]*(?:api|app|application)[-_]?key[\"']?\\s*[=:]\\s*[\"']?)(?![$<{%*\"'\\s|>]|your)([^\\s\"',]+)");

    /** Datadog's API keys have 32 hexadecimal digits, application keys 40 (docs.datadoghq.com/account_management/api-app-keys). */
    private static final Pattern BARE = Pattern.compile("\\b(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{32})\\b");

    private static final String MASK = "********";

    private Masking() {}

    /**
     * @param line a line of a file
     * @return the line without keys
     */
    public static String of(String line) {
        String named = NAMED.matcher(line).replaceAll(match -> Matcher.quoteReplacement(match.group(1) + MASK));
        return BARE.matcher(named).replaceAll(MASK);
    }
}
