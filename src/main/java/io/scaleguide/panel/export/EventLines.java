package io.scaleguide.panel.export;

import io.scaleguide.kube.KubeEvent;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The Kubernetes events about the HPA as JSON lines. */
public final class EventLines {
    private static final JsonMapper JSON = JsonMapper.shared();

    private EventLines() {}

    /**
     * @param events the events, in any order
     * @return an object a line, in that order, with the fields lastSeen, type, reason, object, message, count and uid
     */
    public static String of(List<KubeEvent> events) {
        StringBuilder lines = new StringBuilder();
        events.forEach(event -> lines.append(line(event)).append('\n'));
        return lines.toString();
    }

    private static ObjectNode line(KubeEvent event) {
        return JSON.createObjectNode()
                .put("lastSeen", event.seen().toString())
                .put("type", event.type())
                .put("reason", event.reason())
                .put("object", event.object())
                .put("message", event.message())
                .put("count", event.count())
                .put("uid", event.uid());
    }
}
