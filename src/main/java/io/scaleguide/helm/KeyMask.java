package io.scaleguide.helm;

import java.util.regex.Pattern;

/** Covers anything that looks like a Datadog key: API keys have 32, application keys 40 hexadecimal digits. */
final class KeyMask {

    private static final Pattern KEY =
            Pattern.compile("(?<![0-9A-Za-z])(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{32})(?![0-9A-Za-z])");

    private KeyMask() {}

    static String mask(String text) {
        return KEY.matcher(text).replaceAll("********");
    }
}
