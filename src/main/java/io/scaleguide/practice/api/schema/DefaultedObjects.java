package io.scaleguide.practice.api.schema;

import io.scaleguide.practice.api.ApiType;
import io.scaleguide.practice.api.Change;
import io.scaleguide.practice.api.ObjectStore;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.TypeRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** A store as a client of the API server sees it: what is created gets the defaults that its writer left out. */
public final class DefaultedObjects implements Objects {
    private final ObjectStore store;
    private final TypeRegistry types;
    private final Admission admission = new Admission();

    /** @param store where the objects are */
    public DefaultedObjects(ObjectStore store) {
        this.store = store;
        this.types = new TypeRegistry(store);
    }

    @Override
    public Optional<ObjectNode> get(ResourceType type, String namespace, String name) {
        return store.get(type, namespace, name);
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace) {
        return store.list(type, namespace);
    }

    @Override
    public ObjectNode create(ResourceType type, ObjectNode object) {
        Optional<ApiType> known = types.find(type.group(), type.version(), type.plural());
        known.ifPresent(found -> admission.setDefaults(found, object));
        return store.create(type, object);
    }

    @Override
    public Optional<ObjectNode> modify(
            ResourceType type, String namespace, String name, UnaryOperator<ObjectNode> change) {
        return store.modify(type, namespace, name, change);
    }

    @Override
    public boolean delete(ResourceType type, String namespace, String name) {
        return store.delete(type, namespace, name);
    }

    @Override
    public AutoCloseable onChange(Consumer<Change> listener) {
        return store.onChange(listener);
    }
}
