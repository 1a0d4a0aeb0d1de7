package io.scaleguide.practice.datadog;

import io.scaleguide.practice.api.Change;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Objects in a map: no defaults, no versions, no watchers. */
final class FakeObjects implements Objects {
    private record Key(ResourceType type, String namespace, String name) {}

    private final Map<Key, ObjectNode> stored = new LinkedHashMap<>();

    @Override
    public synchronized Optional<ObjectNode> get(ResourceType type, String namespace, String name) {
        return Optional.ofNullable(stored.get(new Key(type, namespace, name))).map(ObjectNode::deepCopy);
    }

    @Override
    public synchronized List<ObjectNode> list(ResourceType type, String namespace) {
        List<ObjectNode> found = new ArrayList<>();
        stored.forEach((key, object) -> {
            if (key.type().equals(type) && (namespace.isEmpty() || namespace.equals(key.namespace()))) {
                found.add(object.deepCopy());
            }
        });
        return found;
    }

    @Override
    public synchronized ObjectNode create(ResourceType type, ObjectNode object) {
        stored.put(new Key(type, Pods.namespace(object), Pods.name(object)), object.deepCopy());
        return object;
    }

    @Override
    public synchronized Optional<ObjectNode> modify(
            ResourceType type, String namespace, String name, UnaryOperator<ObjectNode> change) {
        return get(type, namespace, name).map(object -> create(type, change.apply(object)));
    }

    @Override
    public synchronized boolean delete(ResourceType type, String namespace, String name) {
        return stored.remove(new Key(type, namespace, name)) != null;
    }

    @Override
    public AutoCloseable onChange(Consumer<Change> listener) {
        return () -> {};
    }
}
