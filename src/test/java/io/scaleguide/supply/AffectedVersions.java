package io.scaleguide.supply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;
import tools.jackson.databind.JsonNode;

/**
 * Which versions of a library an advisory is about, in the words of the OSV schema (https://ossf.github.io/osv-schema/): some by name, others from an event to
 * another. Versions are in Maven's own order.
 */
final class AffectedVersions {
    private enum Kind {
        INTRODUCED,
        FIXED,
        LAST_AFFECTED
    }

    private record Event(Version version, Kind kind) {}

    private static final GenericVersionScheme MAVEN = new GenericVersionScheme();

    private final Set<String> named;
    private final List<List<Event>> ranges;

    private AffectedVersions(Set<String> named, List<List<Event>> ranges) {
        this.named = named;
        this.ranges = ranges;
    }

    /** @param affected an entry of an advisory's {@code affected} */
    static AffectedVersions read(JsonNode affected) {
        Set<String> named = new HashSet<>();
        affected.path("versions").forEach(version -> named.add(version.asString()));
        List<List<Event>> ranges = new ArrayList<>();
        for (JsonNode range : affected.path("ranges")) {
            if (range.path("type").asString().equals("ECOSYSTEM")) {
                ranges.add(events(range.path("events")));
            }
        }
        return new AffectedVersions(named, ranges);
    }

    private static List<Event> events(JsonNode list) {
        List<Event> events = new ArrayList<>();
        for (JsonNode each : list) {
            for (Kind kind : Kind.values()) {
                JsonNode version = each.path(kind.name().toLowerCase(Locale.ROOT));
                if (version.isString()) {
                    events.add(new Event(version(version.asString()), kind));
                }
            }
        }
        events.sort(Comparator.comparing(Event::version));
        return events;
    }

    /** Whether this version is one of them. */
    boolean has(String version) {
        Version ours = version(version);
        return named.contains(version) || ranges.stream().anyMatch(range -> isWithin(range, ours));
    }

    private static boolean isWithin(List<Event> range, Version version) {
        boolean within = false;
        for (Event event : range) {
            int order = version.compareTo(event.version());
            switch (event.kind()) {
                case INTRODUCED -> within = within || order >= 0;
                case FIXED -> within = within && order < 0;
                case LAST_AFFECTED -> within = within && order <= 0;
            }
        }
        return within;
    }

    private static Version version(String text) {
        try {
            return MAVEN.parseVersion(text);
        } catch (InvalidVersionSpecificationException noVersion) {
            throw new IllegalArgumentException(text, noVersion);
        }
    }
}
