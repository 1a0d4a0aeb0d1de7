package io.scaleguide.practice.fault;

import io.scaleguide.practice.PracticeFault;
import io.scaleguide.practice.PracticeGround;
import java.util.Optional;

/**
 * A fault that a part of the practice cluster makes itself when it is told to.
 *
 * @param fault which
 */
public record Switched(PracticeFault fault) implements Fault {
    @Override
    public Optional<AutoCloseable> begin(PracticeGround ground) {
        ground.faults().begin(fault);
        return Optional.of(() -> ground.faults().end(fault));
    }
}
