package io.scaleguide.practice.net;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the practice cluster's containers have said: the last lines of each, for as many containers as spoke last. Safe for any thread. */
public final class PodLogs {
    /** Lines kept of one container. */
    static final int MOST_LINES = 1_000;

    private static final int MOST_CONTAINERS = 64;

    /**
     * A line.
     *
     * @param time when it was said
     * @param text the line, without its end
     */
    public record Line(Instant time, String text) {}

    private record Container(String namespace, String pod, String name) {}

    private final Map<Container, Deque<Line>> rings = new LinkedHashMap<>(16, 0.75f, true);
    private final Clock clock;

    /** @param clock the machine's clock */
    public PodLogs(Clock clock) {
        this.clock = clock;
    }

    /** @return the machine's time, for lines that begin with it */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Adds to a container's log.
     *
     * @param namespace the pod's namespace
     * @param pod the pod
     * @param container the container
     * @param text what it says; never a key. Several lines are kept as such
     */
    public synchronized void say(String namespace, String pod, String container, String text) {
        Deque<Line> ring =
                rings.computeIfAbsent(new Container(namespace, pod, container), ignored -> new ArrayDeque<>());
        Instant now = clock.instant();
        text.lines().forEach(line -> ring.addLast(new Line(now, line)));
        while (ring.size() > MOST_LINES) {
            ring.removeFirst();
        }
        if (rings.size() > MOST_CONTAINERS) {
            rings.remove(rings.keySet().iterator().next());
        }
    }

    /**
     * @param namespace the pod's namespace
     * @param pod the pod
     * @param container the container
     * @return its lines, oldest first; empty when it has said nothing
     */
    public synchronized List<Line> of(String namespace, String pod, String container) {
        Deque<Line> ring = rings.get(new Container(namespace, pod, container));
        return ring == null ? List.of() : List.copyOf(ring);
    }
}
