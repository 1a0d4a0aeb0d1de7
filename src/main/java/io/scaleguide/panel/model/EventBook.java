package io.scaleguide.panel.model;

import io.scaleguide.kube.KubeEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Kubernetes events, each once: one that comes again takes the place of what it was. The newest {@value #MOST} are kept. */
final class EventBook {
    static final int MOST = 500;

    private static final Comparator<KubeEvent> NEWEST_FIRST =
            Comparator.comparing(KubeEvent::seen).reversed().thenComparing(KubeEvent::uid);

    private final Map<String, KubeEvent> byUid = new HashMap<>();
    private List<KubeEvent> newestFirst = List.of();

    EventBook copy() {
        EventBook copy = new EventBook();
        copy.byUid.putAll(byUid);
        copy.newestFirst = newestFirst;
        return copy;
    }

    /** Takes an event in; whether it is news: not there yet, or seen once more. */
    boolean take(KubeEvent event) {
        KubeEvent known = byUid.get(event.uid());
        if (known != null && known.count() >= event.count() && !event.seen().isAfter(known.seen())) {
            return false;
        }
        byUid.put(event.uid(), event);
        List<KubeEvent> sorted = new ArrayList<>(byUid.values());
        sorted.sort(NEWEST_FIRST);
        while (sorted.size() > MOST) {
            byUid.remove(sorted.remove(sorted.size() - 1).uid());
        }
        newestFirst = List.copyOf(sorted);
        return true;
    }

    List<KubeEvent> newestFirst() {
        return newestFirst;
    }
}
