package io.scaleguide.practice.api;

import io.scaleguide.practice.time.PracticeClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of the practice cluster, in memory. A stored tree is never changed, only replaced, so that readers may share it.
 * All versions of a type share one place.
 */
public final class ObjectStore implements Objects, AutoCloseable {
    /** What a list sees: the trees are shared, read them only. */
    public record Snapshot(long resourceVersion, List<ObjectNode> items) {}

    /** Types of the core group whose objects a real server gives no generation. */
    private static final Set<String> CORE_WITH_GENERATION = Set.of("pods", "replicationcontrollers");

    private final PracticeClock clock;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, TreeMap<String, ObjectNode>> buckets = new HashMap<>();
    private final Map<String, ResourceType> storedTypes = new HashMap<>();
    private final EventLog log = new EventLog(EventLog.MOST_BYTES, EventLog.MOST_ENTRIES);
    private final ChangeFeed feed = new ChangeFeed();
    private long version = 1;
    private boolean closed;

    /**
     * @param clock gives creation times
     * @param random gives uids and the ends of generated names
     */
    public ObjectStore(PracticeClock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Optional<ObjectNode> get(ResourceType type, String namespace, String name) {
        return peek(type, namespace, name).map(found -> as(type, found.deepCopy()));
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace) {
        List<ObjectNode> copies = new ArrayList<>();
        snapshot(type, namespace).items().forEach(item -> copies.add(as(type, item.deepCopy())));
        return copies;
    }

    /** As {@link #get}, but the stored tree itself, to be read only. */
    public Optional<ObjectNode> peek(ResourceType type, String namespace, String name) {
        return atomically(() -> Optional.ofNullable(bucket(type).get(key(type, namespace, name))));
    }

    /** As {@link #list}, but the stored trees themselves, to be read only, and the version they belong to. */
    public Snapshot snapshot(ResourceType type, String namespace) {
        return atomically(() -> {
            TreeMap<String, ObjectNode> bucket = bucket(type);
            Collection<ObjectNode> items = namespace.isEmpty()
                    ? bucket.values()
                    : bucket.subMap(namespace + "/", namespace + "0").values();
            return new Snapshot(version, List.copyOf(items));
        });
    }

    /** Runs something that no other change may come between. */
    public <T> T atomically(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** @return the version of the last change */
    public long resourceVersion() {
        return atomically(() -> version);
    }

    /**
     * Waits for changes.
     *
     * @param after the last version that is known
     * @param atMost how long to wait
     * @return the changes since, of all types; empty when none came in time
     * @throws ApiError 410 when that version is too long ago
     */
    public List<Recorded> awaitChanges(long after, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (version <= after && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            if (closed) {
                throw new InterruptedException("the store is closed");
            }
            return log.after(after);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the history, as etcd does when it is compacted: who knows an older version than the last has to begin anew. */
    public void compact() {
        atomically(() -> {
            log.forget(version);
            return version;
        });
    }

    /**
     * Looks at whether a version is still in the history.
     *
     * @param asked a version
     * @throws ApiError 410 when it is too long ago
     */
    public void demandHistory(long asked) {
        atomically(() -> log.after(asked));
    }

    @Override
    public ObjectNode create(ResourceType type, ObjectNode object) {
        return atomically(() -> {
            ObjectNode made = as(type, object.deepCopy());
            ObjectNode meta = Meta.of(made);
            if (!meta.hasNonNull("name") && meta.hasNonNull("generateName")) {
                meta.put("name", meta.path("generateName").asString() + suffix());
            }
            String key = key(type, Meta.namespace(made), Meta.name(made));
            if (bucket(type).containsKey(key)) {
                throw new ApiError(
                        409, "AlreadyExists", type.qualifiedPlural() + " \"" + Meta.name(made) + "\" already exists");
            }
            meta.put("uid", new UUID(random.nextLong(), random.nextLong()).toString());
            meta.put("creationTimestamp", now());
            if (hasGeneration(type)) {
                meta.put("generation", 1);
            }
            storedTypes.putIfAbsent(bucketKey(type), type);
            write(Change.Verb.ADDED, type, key, made, Optional.empty());
            return made.deepCopy();
        });
    }

    @Override
    public Optional<ObjectNode> modify(
            ResourceType type, String namespace, String name, UnaryOperator<ObjectNode> change) {
        return atomically(() -> {
            String key = key(type, namespace, name);
            ObjectNode old = bucket(type).get(key);
            if (old == null) {
                return Optional.empty();
            }
            ObjectNode given = change.apply(as(type, old.deepCopy()));
            ObjectNode changedObject = as(type, given.deepCopy());
            keepIdentity(old, changedObject);
            if (as(type, old.deepCopy()).equals(changedObject)) {
                return Optional.of(changedObject);
            }
            if (hasGeneration(type) && specDiffers(old, changedObject)) {
                Meta.of(changedObject)
                        .put(
                                "generation",
                                old.path("metadata").path("generation").asLong(0) + 1);
            }
            if (Meta.deleting(changedObject)
                    && Meta.finalizers(changedObject).isEmpty()
                    && !type.equals(Types.NAMESPACE)) {
                remove(type, key, changedObject);
            } else {
                write(Change.Verb.MODIFIED, type, key, changedObject, Optional.of(old));
            }
            return Optional.of(changedObject.deepCopy());
        });
    }

    @Override
    public boolean delete(ResourceType type, String namespace, String name) {
        return atomically(() -> {
            String key = key(type, namespace, name);
            ObjectNode old = bucket(type).get(key);
            if (old == null) {
                return false;
            }
            if (type.equals(Types.NAMESPACE)) {
                contents(name).forEach(content -> delete(content.type(), name, Meta.name(content.object())));
                // The last content's deletion may have ended a namespace that was already terminating.
                if (!bucket(type).containsKey(key)) {
                    return true;
                }
            }
            if (type.equals(Types.CRD)) {
                deleteAllOf(old);
            }
            remove(type, key, old.deepCopy());
            return true;
        });
    }

    private void deleteAllOf(ObjectNode definition) {
        JsonNode spec = definition.path("spec");
        ResourceType defined = storedTypes.get(spec.path("group").asString("") + "/"
                + spec.path("names").path("plural").asString(""));
        if (defined != null) {
            snapshot(defined, "").items().forEach(item -> delete(defined, Meta.namespace(item), Meta.name(item)));
        }
    }

    /** An object together with its type. */
    public record Typed(ResourceType type, ObjectNode object) {}

    /** @return everything in a namespace, to be read only */
    public List<Typed> contents(String namespace) {
        return atomically(() -> {
            List<Typed> found = new ArrayList<>();
            storedTypes.forEach((bucketKey, type) -> {
                if (type.namespaced()) {
                    snapshot(type, namespace).items().forEach(item -> found.add(new Typed(type, item)));
                }
            });
            return found;
        });
    }

    @Override
    public AutoCloseable onChange(Consumer<Change> listener) {
        return feed.add(listener);
    }

    /** Ends all waiting watches and the thread that tells changes. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        feed.close();
    }

    /** @return the machine's time as it is written into objects */
    public String now() {
        return clock.wall().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void write(
            Change.Verb verb, ResourceType type, String key, ObjectNode object, Optional<ObjectNode> previous) {
        version++;
        Meta.of(object).put("resourceVersion", Long.toString(version));
        bucket(type).put(key, object);
        record(verb, type, object, previous);
    }

    private void remove(ResourceType type, String key, ObjectNode object) {
        version++;
        Meta.of(object).put("resourceVersion", Long.toString(version));
        bucket(type).remove(key);
        record(Change.Verb.DELETED, type, object, Optional.empty());
        endTerminatingNamespace(Meta.namespace(object));
    }

    private void endTerminatingNamespace(String namespace) {
        ObjectNode found = namespace.isEmpty() ? null : bucket(Types.NAMESPACE).get("/" + namespace);
        if (found != null && Meta.deleting(found) && contents(namespace).isEmpty()) {
            remove(Types.NAMESPACE, "/" + namespace, found.deepCopy());
        }
    }

    private void record(Change.Verb verb, ResourceType type, ObjectNode object, Optional<ObjectNode> previous) {
        Change change = new Change(verb, type, object);
        log.add(new Recorded(version, change, previous));
        feed.offer(change);
        changed.signalAll();
    }

    private TreeMap<String, ObjectNode> bucket(ResourceType type) {
        return buckets.computeIfAbsent(bucketKey(type), ignored -> new TreeMap<>());
    }

    private String suffix() {
        String letters = "bcdfghjklmnpqrstvwxz2456789";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static void keepIdentity(ObjectNode old, ObjectNode object) {
        for (String field : List.of("name", "namespace", "uid", "creationTimestamp", "generation", "resourceVersion")) {
            if (old.path("metadata").has(field)) {
                Meta.of(object).set(field, old.path("metadata").get(field));
            } else {
                Meta.of(object).remove(field);
            }
        }
    }

    private static boolean specDiffers(ObjectNode old, ObjectNode object) {
        List<String> aside = List.of("metadata", "status", "apiVersion");
        return !old.deepCopy().without(aside).equals(object.deepCopy().without(aside));
    }

    private static ObjectNode as(ResourceType type, ObjectNode object) {
        return object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
    }

    private static boolean hasGeneration(ResourceType type) {
        return type.group().isEmpty()
                ? CORE_WITH_GENERATION.contains(type.plural())
                : !type.group().startsWith("rbac.");
    }

    private static String bucketKey(ResourceType type) {
        return type.group() + "/" + type.plural();
    }

    private static String key(ResourceType type, String namespace, String name) {
        return (type.namespaced() ? namespace : "") + "/" + name;
    }
}
