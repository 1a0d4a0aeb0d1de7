package io.scaleguide.practice.fault;

import io.scaleguide.practice.PracticeGround;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * Datadog answers queries with other values than those that came in.
 *
 * @param values makes the value that is shown; empty for a point without one
 */
public record ValuesShown(DoubleFunction<Optional<Double>> values) implements Fault {
    @Override
    public Optional<AutoCloseable> begin(PracticeGround ground) {
        ground.outdoors().datadog().show(values);
        return Optional.of(() -> ground.outdoors().datadog().show(Optional::of));
    }
}
