package io.scaleguide.kube;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Reads core/v1 events. */
public final class EventReader {

    private final ObjectAccess objects;

    EventReader(ObjectAccess objects) {
        this.objects = objects;
    }

    /** Oldest first. */
    List<KubeEvent> about(ObjectRef ref) {
        return objects.list(scope(ref)).items().stream()
                .map(EventReader::event)
                .sorted(Comparator.comparing(KubeEvent::seen).thenComparing(KubeEvent::uid))
                .toList();
    }

    /**
     * Where they are.
     *
     * @param about an object
     * @return the events about it
     */
    public static WatchScope scope(ObjectRef about) {
        // One comma list: a server takes only one fieldSelector.
        String selector = "involvedObject.kind=" + about.kind().kind() + ",involvedObject.name=" + about.name();
        // Events about what is in no namespace are in this one (client-go tools/record, makeEvent).
        String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
        return new WatchScope(Kinds.EVENT, namespace, Optional.empty(), Optional.of(selector));
    }

    /**
     * Reads one.
     *
     * @param event an object of kind Event
     * @return what it says, with the right one of its four times
     */
    public static KubeEvent event(ObjectNode event) {
        int count = Math.max(1, Math.max(Json.number(event, "count"), Json.number(event, "series", "count")));
        return new KubeEvent(
                seen(event),
                Json.text(event, "type"),
                Json.text(event, "reason"),
                Json.text(event, "involvedObject", "kind").toLowerCase(Locale.ROOT) + "/"
                        + Json.text(event, "involvedObject", "name"),
                Json.text(event, "message").strip(),
                count,
                Json.text(event, "metadata", "uid"));
    }

    /** Reporters fill different fields: the new API only eventTime and series, the old one only the timestamps. */
    private static Instant seen(ObjectNode event) {
        return Stream.of(
                        Json.text(event, "series", "lastObservedTime"),
                        Json.text(event, "lastTimestamp"),
                        Json.text(event, "eventTime"),
                        Json.text(event, "metadata", "creationTimestamp"))
                .map(Times::parse)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Instant.EPOCH);
    }
}
