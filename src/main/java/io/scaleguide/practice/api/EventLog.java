package io.scaleguide.practice.api;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The last changes, for watches to resume from; the oldest go when there are too many or they take too much room. */
final class EventLog {
    /** A release Secret of helm takes 475 KB, so a count alone would not bound the memory. */
    static final long MOST_BYTES = 16L << 20;

    static final int MOST_ENTRIES = 10_000;

    private record Entry(Recorded recorded, long bytes) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final long mostBytes;
    private final int mostEntries;
    private long bytes;
    private long forgotten;

    EventLog(long mostBytes, int mostEntries) {
        this.mostBytes = mostBytes;
        this.mostEntries = mostEntries;
    }

    void add(Recorded recorded) {
        Entry entry = new Entry(recorded, size(recorded.change().object()));
        entries.addLast(entry);
        bytes += entry.bytes();
        while (entries.size() > mostEntries || (bytes > mostBytes && entries.size() > 1)) {
            Entry oldest = entries.removeFirst();
            bytes -= oldest.bytes();
            forgotten = oldest.recorded().resourceVersion();
        }
    }

    /** @throws ApiError 410 when changes after that version were already forgotten */
    List<Recorded> after(long resourceVersion) {
        if (forgot(resourceVersion)) {
            throw new ApiError(
                    410, "Expired", "too old resource version: " + resourceVersion + " (" + (forgotten + 1) + ")");
        }
        List<Recorded> found = new ArrayList<>();
        Iterator<Entry> newestFirst = entries.descendingIterator();
        while (newestFirst.hasNext()) {
            Recorded recorded = newestFirst.next().recorded();
            if (recorded.resourceVersion() <= resourceVersion) {
                break;
            }
            found.add(recorded);
        }
        Collections.reverse(found);
        return found;
    }

    /** Forgets every change up to a version. */
    void forget(long resourceVersion) {
        entries.clear();
        bytes = 0;
        forgotten = resourceVersion;
    }

    /** Whether changes after that version were already forgotten. */
    boolean forgot(long resourceVersion) {
        return resourceVersion < forgotten;
    }

    private static long size(JsonNode node) {
        if (node.isString()) {
            return 40L + node.stringValue().length();
        }
        long sum = 40;
        for (JsonNode child : node) {
            sum += size(child);
        }
        return sum;
    }
}
