package io.scaleguide.practice.fault;

import io.scaleguide.practice.PracticeGround;
import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.ResourceType;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that someone else does to an object, once, as soon as the object is there. It stays so until someone repairs it.
 *
 * @param type the object's type
 * @param which finds it
 * @param blow what is done to it
 */
record Strike(ResourceType type, Function<SignalObjects, Optional<ObjectNode>> which, Blow blow) implements Fault {
    /** What is done. */
    @FunctionalInterface
    interface Blow {
        void strike(PracticeGround ground, ResourceType type, ObjectNode object);
    }

    /** The object is deleted. */
    static Strike deletes(ResourceType type, Function<SignalObjects, Optional<ObjectNode>> which) {
        return new Strike(type, which, (ground, kind, object) -> ground.objects()
                .delete(kind, Meta.namespace(object), Meta.name(object)));
    }

    /** The object is changed. */
    static Strike changes(
            ResourceType type, Function<SignalObjects, Optional<ObjectNode>> which, Consumer<ObjectNode> change) {
        return new Strike(type, which, (ground, kind, object) -> ground.objects()
                .modify(kind, Meta.namespace(object), Meta.name(object), now -> {
                    change.accept(now);
                    return now;
                }));
    }

    @Override
    public Optional<AutoCloseable> begin(PracticeGround ground) {
        return which.apply(new SignalObjects(ground.objects())).map(object -> {
            blow.strike(ground, type, object);
            return () -> {};
        });
    }
}
