package io.scaleguide.practice.api.server;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which version of a group a server prefers: apimachinery pkg/version/helpers.go. Stable ones first, then beta, then alpha; of each the highest. */
final class VersionOrder {
    private static final Pattern KUBERNETES = Pattern.compile("v(\\d{1,9})(?:(alpha|beta)(\\d{1,9}))?");

    /** The preferred version comes first; those that are not named as Kubernetes names versions come last, by name. */
    static final Comparator<String> PREFERRED_FIRST = Comparator.comparing(VersionOrder::rank)
            .thenComparing(Comparator.comparing(VersionOrder::major).reversed())
            .thenComparing(Comparator.comparing(VersionOrder::minor).reversed())
            .thenComparing(Comparator.naturalOrder());

    private VersionOrder() {}

    private static int rank(String version) {
        Matcher matcher = KUBERNETES.matcher(version);
        if (!matcher.matches()) {
            return 3;
        }
        return matcher.group(2) == null ? 0 : matcher.group(2).equals("beta") ? 1 : 2;
    }

    private static int major(String version) {
        Matcher matcher = KUBERNETES.matcher(version);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static int minor(String version) {
        Matcher matcher = KUBERNETES.matcher(version);
        return matcher.matches() && matcher.group(3) != null ? Integer.parseInt(matcher.group(3)) : 0;
    }
}
