package io.scaleguide.kube;

import io.scaleguide.kube.LineSplitter.Next;
import io.scaleguide.kube.ResourcePaths.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * A watch that goes on whatever happens: it lists, watches from there, and lists again when the server has forgotten the place,
 * says something odd, or keeps something back. One thread, which also tells the signals.
 *
 * <p>Silence proves nothing: where nothing changes a server says nothing, for some kinds not even a bookmark. So after a while a second,
 * short watch asks from the same place. What it brings, the first one should have brought: then that one is dead.
 */
final class ResilientWatch implements AutoCloseable {

    private static final long CLOSE_PATIENCE_MILLIS = 2_000;

    private final ApiServer server;
    private final ObjectAccess objects;
    private final WatchScope scope;
    private final Consumer<WatchSignal> listener;
    private final WatchTuning tuning;
    private final WatchPauses pauses;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /** The objects told as seen and not yet as gone, by namespace and name. */
    private final Map<String, ObjectNode> told = new LinkedHashMap<>();

    private String resourceVersion = "";
    private boolean toldUnserved;
    private boolean toldLost;

    ResilientWatch(
            ApiServer server,
            ObjectAccess objects,
            WatchScope scope,
            Consumer<WatchSignal> listener,
            WatchTuning tuning) {
        this.server = server;
        this.objects = objects;
        this.scope = scope;
        this.listener = listener;
        this.tuning = tuning;
        this.pauses = new WatchPauses(tuning);
        this.thread = new Thread(this::run, "watch-" + scope.kind().plural());
        thread.setDaemon(true);
    }

    ResilientWatch start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(CLOSE_PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void run() {
        try {
            while (!isClosed()) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        try {
            if (resourceVersion.isEmpty() && !relist()) {
                pause(pauses.afterFailure());
                return;
            }
            follow();
        } catch (KubeException e) {
            if (e.status() == 410 || e.status() == 404) {
                resourceVersion = "";
            }
            lost(
                    Optional.ofNullable(e.getMessage()).orElse("The watch was lost."),
                    e.status() == 410 ? pauses.afterForgotten() : pauses.afterFailure());
        }
    }

    /** Lists and tells; whether the kind is served, so that it can be watched. */
    private boolean relist() {
        ObjectAccess.Listing listing = objects.list(scope);
        Map<String, ObjectNode> there = new LinkedHashMap<>();
        listing.items().forEach(item -> there.put(key(item), item));
        List<ObjectNode> vanished = new ArrayList<>();
        told.forEach((key, object) -> {
            if (!there.containsKey(key)) {
                vanished.add(object);
            }
        });
        told.clear();
        told.putAll(there);
        vanished.forEach(object -> tell(new WatchSignal.Gone(object)));
        there.values().forEach(object -> tell(new WatchSignal.Seen(object)));
        if (listing.served() || !toldUnserved) {
            tell(new WatchSignal.InSync());
        }
        toldLost = false;
        toldUnserved = !listing.served();
        resourceVersion = listing.resourceVersion();
        return listing.served();
    }

    /** Watches from where the list, or the last line, left off, until the stream ends or fails. */
    private void follow() throws InterruptedException {
        boolean heard = false;
        try (LineStream stream = server.open(call(Optional.empty()))) {
            while (!isClosed()) {
                Optional<Next> next = stream.next(toldLost ? tuning.firstDelay() : tuning.silence());
                if (next.isEmpty() && toldLost) {
                    goesOn();
                    continue;
                }
                if (next.isEmpty()) {
                    switch (SecondLook.from(server, call(Optional.of("1")), tuning.answer())) {
                        case NOTHING -> {
                            continue;
                        }
                        case FORGOTTEN -> {
                            resourceVersion = "";
                            return;
                        }
                        case SOMETHING -> next = stream.next(tuning.firstDelay());
                    }
                }
                if (next.isEmpty()) {
                    startOver(
                            "The watch of " + scope.kind().plural() + " has fallen silent though there is news."
                                    + " Reading everything again.",
                            pauses.afterFailure());
                    return;
                }
                if (!(next.get() instanceof Next.Line line)) {
                    ended(heard, next.get().equals(new Next.End(true)));
                    return;
                }
                if (!take(line.text())) {
                    return;
                }
                if (toldLost) {
                    goesOn();
                }
                heard = true;
                pauses.heard();
            }
        }
    }

    /** A watch from where this one is. */
    private Call call(Optional<String> seconds) {
        ResourceKind kind = scope.kind();
        String path = ResourcePaths.with(
                ResourcePaths.collection(kind, scope.namespace()),
                List.of(
                        Parameter.of("watch", "true"),
                        Parameter.of("allowWatchBookmarks", "true"),
                        Parameter.of("resourceVersion", resourceVersion),
                        new Parameter("timeoutSeconds", seconds),
                        new Parameter("labelSelector", scope.labelSelector().filter(text -> !text.isEmpty())),
                        new Parameter("fieldSelector", scope.fieldSelector().filter(text -> !text.isEmpty()))));
        return Call.get(path, "watch " + kind.plural())
                .needing(new Permission("watch", kind.group(), kind.plural(), scope.namespace()));
    }

    /** A server that only accepts a watch and ends it has not yet shown that it is back. */
    private void goesOn() {
        toldLost = false;
        tell(new WatchSignal.InSync());
    }

    private void ended(boolean heard, boolean broken) throws InterruptedException {
        if (broken) {
            lost(
                    "The connection of the watch of " + scope.kind().plural() + " broke. Trying again.",
                    pauses.afterFailure());
        } else if (heard) {
            // Servers end watches now and then, which is fine; going on at once, but never in a hot loop.
            pause(tuning.firstDelay());
        } else {
            lost(
                    "The API server ended the watch of " + scope.kind().plural()
                            + " before it said anything. Trying again.",
                    pauses.afterFailure());
        }
    }

    /** Takes one line of the stream; whether the stream can be read on. */
    private boolean take(String line) throws InterruptedException {
        Optional<ObjectNode> event = Json.object(line);
        String type = event.map(each -> Json.text(each, "type")).orElse("");
        ObjectNode object = event.filter(each -> each.path("object").isObject())
                .map(each -> (ObjectNode) each.path("object"))
                .orElseGet(Json::object);
        switch (type) {
            case "ADDED", "MODIFIED" -> {
                told.put(key(object), object);
                tell(new WatchSignal.Seen(object));
            }
            case "DELETED" -> {
                told.remove(key(object));
                tell(new WatchSignal.Gone(object));
            }
            case "BOOKMARK" -> {
                // Only its resourceVersion matters.
            }
            default -> {
                boolean expired = Json.number(object, "code") == 410;
                startOver(
                        expired
                                ? "The API server no longer knows where the watch of "
                                        + scope.kind().plural() + " was. Reading everything again."
                                : "The watch of " + scope.kind().plural() + " failed: "
                                        + Optional.of(Json.text(object, "message"))
                                                .filter(text -> !text.isEmpty())
                                                .orElse("the line was not understood")
                                        + ". Reading everything again.",
                        expired ? pauses.afterForgotten() : pauses.afterFailure());
                return false;
            }
        }
        String version = Json.text(object, "metadata", "resourceVersion");
        resourceVersion = version.isEmpty() ? resourceVersion : version;
        return true;
    }

    private void startOver(String message, Duration wait) throws InterruptedException {
        resourceVersion = "";
        lost(message, wait);
    }

    private void lost(String message, Duration wait) throws InterruptedException {
        if (isClosed()) {
            return;
        }
        toldLost = true;
        tell(new WatchSignal.Interrupted(message));
        pause(wait);
    }

    private void pause(Duration wait) throws InterruptedException {
        // Comes back early when the watch is closed, which the loop looks at next.
        boolean ended = closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (ended) {
            throw new InterruptedException("closed");
        }
    }

    private void tell(WatchSignal signal) {
        if (!isClosed()) {
            listener.accept(signal);
        }
    }

    private static String key(ObjectNode object) {
        return Json.text(object, "metadata", "namespace") + "/" + Json.text(object, "metadata", "name");
    }
}
