package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.Change;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.Recorded;
import io.scaleguide.practice.api.ResourceType;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Streams changes, one JSON line each, on the thread of the request. */
final class Watches {
    /** The real server picks 30 to 60 minutes: kube-apiserver --min-request-timeout. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** The real server's bookmark period: k8s.io/apiserver storage/cacher, about once a minute. */
    private static final Duration BOOKMARK_PERIOD = Duration.ofMinutes(1);

    private final ObjectStore store;
    private final Rendering rendering;
    private final Clock clock;
    private final AtomicInteger silences = new AtomicInteger();

    Watches(ObjectStore store, Rendering rendering, Clock clock) {
        this.store = store;
        this.rendering = rendering;
        this.clock = clock;
    }

    /** From now on the watches that are open bring nothing, and are not closed either; new ones are as they should be. */
    void silence() {
        silences.incrementAndGet();
    }

    void watch(Call call, Target target) throws IOException {
        Predicate<JsonNode> wanted = Reads.selector(call);
        if (!target.name().isEmpty()) {
            wanted = wanted.and(
                    it -> it.path("metadata").path("name").asString("").equals(target.name()));
        }
        try (OutputStream out = call.stream("application/json")) {
            new Stream(call, target, wanted, out).run();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Stream {
        private final Call call;
        private final Target target;
        private final Predicate<JsonNode> wanted;
        private final OutputStream out;
        private final int heard = silences.get();
        private long version;
        private boolean first = true;

        Stream(Call call, Target target, Predicate<JsonNode> wanted, OutputStream out) {
            this.call = call;
            this.target = target;
            this.wanted = wanted;
            this.out = out;
        }

        void run() throws IOException, InterruptedException {
            out.flush();
            begin();
            String asked = call.query("timeoutSeconds");
            Duration length = asked.isEmpty() ? LONGEST : Duration.ofSeconds(Long.parseLong(asked));
            Instant end = clock.instant().plus(length);
            try {
                follow(end);
            } catch (ApiError gone) {
                send("ERROR", Statuses.of(gone, Optional.empty()));
            }
        }

        private void follow(Instant end) throws IOException, InterruptedException {
            Instant bookmark = clock.instant().plus(BOOKMARK_PERIOD);
            while (clock.instant().isBefore(end)) {
                Instant wake = bookmark.isBefore(end) ? bookmark : end;
                for (Recorded recorded : store.awaitChanges(version, Duration.between(clock.instant(), wake))) {
                    version = recorded.resourceVersion();
                    tell(recorded);
                }
                if (!clock.instant().isBefore(bookmark)) {
                    bookmark = clock.instant().plus(BOOKMARK_PERIOD);
                    if (call.flag("allowWatchBookmarks")) {
                        send("BOOKMARK", bookmark(false));
                    }
                }
            }
        }

        private void begin() throws IOException {
            String asked = call.query("resourceVersion");
            boolean initial = call.flag("sendInitialEvents");
            if (!initial && !asked.isEmpty() && !asked.equals("0")) {
                version = parse(asked);
                return;
            }
            ObjectStore.Snapshot snapshot = store.snapshot(type(), target.namespace());
            version = snapshot.resourceVersion();
            for (ObjectNode item : snapshot.items()) {
                if (wanted.test(item)) {
                    sendObject("ADDED", item);
                }
            }
            if (initial && call.flag("allowWatchBookmarks")) {
                send("BOOKMARK", bookmark(true));
            }
        }

        private void tell(Recorded recorded) throws IOException {
            Change change = recorded.change();
            ObjectNode object = change.object();
            if (!sameType(change.type())
                    || !(target.namespace().isEmpty()
                            || target.namespace()
                                    .equals(object.path("metadata")
                                            .path("namespace")
                                            .asString("")))) {
                return;
            }
            boolean now = wanted.test(object);
            boolean before = recorded.previous().map(wanted::test).orElse(false);
            if (change.verb() != Change.Verb.MODIFIED) {
                if (now) {
                    sendObject(change.verb().name(), object);
                }
            } else if (now) {
                sendObject(before ? "MODIFIED" : "ADDED", object);
            } else if (before) {
                sendObject("DELETED", object);
            }
        }

        private void sendObject(String verb, ObjectNode object) throws IOException {
            send(verb, rendering.event(call, target.type(), object, version, first));
            first = false;
        }

        private void send(String verb, ObjectNode object) throws IOException {
            if (silences.get() != heard) {
                return;
            }
            ObjectNode event = Json.object().put("type", verb);
            event.set("object", object);
            byte[] line = Json.bytes(event);
            out.write(line);
            out.write('\n');
            out.flush();
        }

        private ObjectNode bookmark(boolean endOfInitialEvents) {
            ObjectNode object = Json.object().put("kind", type().kind()).put("apiVersion", type().apiVersion());
            ObjectNode meta = object.putObject("metadata").put("resourceVersion", Long.toString(version));
            meta.putNull("creationTimestamp");
            if (endOfInitialEvents) {
                meta.putObject("annotations").put("k8s.io/initial-events-end", "true");
            }
            return object;
        }

        private ResourceType type() {
            return target.type().type();
        }

        private boolean sameType(ResourceType other) {
            return other.group().equals(type().group()) && other.plural().equals(type().plural());
        }
    }

    /** A version as clients name it. */
    static long parse(String version) {
        try {
            return Long.parseLong(version);
        } catch (NumberFormatException wrong) {
            throw ApiError.badRequest("Invalid value: \"" + version + "\": strconv.ParseUint: parsing \"" + version
                    + "\": invalid syntax");
        }
    }
}
