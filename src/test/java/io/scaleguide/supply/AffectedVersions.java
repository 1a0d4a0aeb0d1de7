package io.scaleguide.supply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which versions of a part an advisory is about, in the words of the OSV schema (https://ossf.github.io/osv-schema/): some by name, others from an event to
 * another.
 */
final class AffectedVersions {
    private enum Kind {
        INTRODUCED,
        FIXED,
        LAST_AFFECTED
    }

    private record Event(String version, Kind kind) {}

    /** Stands before every version, so before those that come before version 0 as well. */
    private static final String FIRST_OF_ALL = "0";

    private final Set<String> named;
    private final List<List<Event>> ranges;
    private final Comparator<String> order;

    private AffectedVersions(Set<String> named, List<List<Event>> ranges, Comparator<String> order) {
        this.named = named;
        this.ranges = ranges;
        this.order = order;
    }

    /** @param affected an entry of an advisory's {@code affected} */
    static AffectedVersions read(JsonNode affected, Ecosystem ecosystem) {
        Set<String> named = new HashSet<>();
        affected.path("versions").forEach(version -> named.add(version.asString()));
        List<List<Event>> ranges = new ArrayList<>();
        for (JsonNode range : affected.path("ranges")) {
            if (range.path("type").asString().equals(ecosystem.ranges())) {
                ranges.add(events(range.path("events"), ecosystem.order()));
            }
        }
        return new AffectedVersions(named, ranges, ecosystem.order());
    }

    private static List<Event> events(JsonNode list, Comparator<String> order) {
        List<Event> events = new ArrayList<>();
        for (JsonNode each : list) {
            for (Kind kind : Kind.values()) {
                JsonNode version = each.path(kind.name().toLowerCase(Locale.ROOT));
                if (version.isString()) {
                    events.add(new Event(version.asString(), kind));
                }
            }
        }
        events.sort(Comparator.comparing((Event event) -> !event.version().equals(FIRST_OF_ALL))
                .thenComparing(Event::version, order));
        return events;
    }

    /** Whether this version is one of them. */
    boolean has(String version) {
        return named.contains(version) || ranges.stream().anyMatch(range -> isWithin(range, version));
    }

    private boolean isWithin(List<Event> range, String version) {
        boolean within = false;
        for (Event event : range) {
            int against = event.version().equals(FIRST_OF_ALL) ? 1 : order.compare(version, event.version());
            switch (event.kind()) {
                case INTRODUCED -> within = within || against >= 0;
                case FIXED -> within = within && against < 0;
                case LAST_AFFECTED -> within = within && against <= 0;
            }
        }
        return within;
    }
}
