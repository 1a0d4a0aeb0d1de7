package io.scaleguide.practice.fault;

import io.scaleguide.practice.PracticeGround;
import java.util.Optional;

/**
 * The API server's port is closed; later it listens there again.
 *
 * @param compacted whether its history has been compacted by then: watches and lists of an older version get 410
 */
public record ServerGone(boolean compacted) implements Fault {
    @Override
    public Optional<AutoCloseable> begin(PracticeGround ground) {
        ground.server().stopListening();
        return Optional.of(() -> {
            if (compacted) {
                ground.objects().compact();
            }
            ground.server().listenAgain();
        });
    }
}
