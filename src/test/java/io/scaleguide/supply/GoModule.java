package io.scaleguide.supply;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A Go module that a program was built of.
 *
 * @param path its import path, as in a {@code go.mod}
 * @param version its version, as Go writes it
 * @param sum its line in a {@code go.sum} ({@code h1:...}); empty for Go's own library, which has none
 */
record GoModule(String path, String version, String sum) {

    /** Its package URL, in small letters as the type wants it (https://github.com/package-url/purl-spec, type golang). */
    String purl() {
        String name = Arrays.stream(path.toLowerCase(Locale.ROOT).split("/"))
                .map(GoModule::encoded)
                .collect(Collectors.joining("/"));
        return "pkg:golang/" + name + "@" + encoded(version);
    }

    /** It, as a database of vulnerabilities knows it. */
    Part part() {
        return new Part(path, version.replaceFirst("^v", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return path + " " + version;
    }
}
