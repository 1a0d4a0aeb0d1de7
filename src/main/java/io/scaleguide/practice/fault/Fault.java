package io.scaleguide.practice.fault;

import io.scaleguide.practice.PracticeGround;
import java.io.IOException;
import java.util.Optional;

/** One thing that goes wrong in a practice cluster. */
@FunctionalInterface
public interface Fault {
    /**
     * Lets it begin.
     *
     * @param ground what it is made with
     * @return what ends it when closed; empty while there is nothing yet that it could strike: then it is tried again
     * @throws IOException when a port or a file cannot be had
     */
    Optional<AutoCloseable> begin(PracticeGround ground) throws IOException;
}
