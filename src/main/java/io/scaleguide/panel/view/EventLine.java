package io.scaleguide.panel.view;

import io.scaleguide.kube.KubeEvent;
import java.time.Instant;

/**
 * A Kubernetes event as a row of a table.
 *
 * @param seen when it was last seen
 * @param type Normal or Warning
 * @param reason the reason, one word
 * @param object what it is about
 * @param message the words
 * @param count how often it was seen
 */
public record EventLine(Instant seen, String type, String reason, String object, String message, int count) {
    static EventLine of(KubeEvent event) {
        return new EventLine(
                event.seen(), event.type(), event.reason(), event.object(), event.message(), event.count());
    }

    /** @return whether it warns */
    public boolean warns() {
        return type.equals("Warning");
    }
}
