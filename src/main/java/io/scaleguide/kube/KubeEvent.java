package io.scaleguide.kube;

import java.time.Instant;

/**
 * A Kubernetes event.
 *
 * @param seen when it was last seen, by the first of series.lastObservedTime, lastTimestamp, eventTime, creationTimestamp that is set
 * @param type Normal or Warning
 * @param reason the reason, one word
 * @param object what it is about, for example {@code horizontalpodautoscaler/echo}
 * @param message the words
 * @param count how often
 * @param uid the event object's uid
 */
public record KubeEvent(
        Instant seen, String type, String reason, String object, String message, int count, String uid) {}
