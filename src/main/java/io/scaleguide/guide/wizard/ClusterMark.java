package io.scaleguide.guide.wizard;

import java.util.Locale;
import java.util.Set;

/**
 * What is always said of the cluster that is worked on.
 *
 * @param context the kubeconfig context; empty where none is chosen
 * @param server the API server's address; empty while it is not known
 * @param version the API server's version; empty before it has answered
 * @param kind what kind of cluster it is
 */
public record ClusterMark(String context, String server, String version, Kind kind) {
    /** What kind of cluster it is. */
    public enum Kind {
        /** A practice cluster: it says so in its version and in its context's name. */
        PRACTICE,
        /** A real one. */
        REAL,
        /** A real one whose context looks like production. */
        PRODUCTION
    }

    private static final Set<String> PRODUCTION = Set.of("prod", "prd", "production", "live");

    /**
     * The mark of a cluster.
     *
     * @param context its context
     * @param server its address
     * @param version its version; empty before it has answered
     * @return the mark
     */
    public static ClusterMark of(String context, String server, String version) {
        boolean practice = version.isEmpty() ? context.startsWith("practice-") : version.endsWith("+practice");
        Kind kind = practice ? Kind.PRACTICE : looksLikeProduction(context) ? Kind.PRODUCTION : Kind.REAL;
        return new ClusterMark(context, server, version, kind);
    }

    /** @return the mark in a word */
    public String word() {
        return switch (kind) {
            case PRACTICE -> "PRACTICE";
            case REAL -> "REAL";
            case PRODUCTION -> "PRODUCTION?";
        };
    }

    /** Whether one of its words is: whatever is not a letter from a to z ends one. */
    private static boolean looksLikeProduction(String context) {
        String name = context.toLowerCase(Locale.ROOT) + " ";
        int begin = 0;
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < 'a' || name.charAt(i) > 'z') {
                if (PRODUCTION.contains(name.substring(begin, i))) {
                    return true;
                }
                begin = i + 1;
            }
        }
        return false;
    }
}
