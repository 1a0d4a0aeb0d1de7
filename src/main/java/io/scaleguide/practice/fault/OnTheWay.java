package io.scaleguide.practice.fault;

import io.scaleguide.practice.PracticeGround;
import io.scaleguide.practice.net.Obstacle;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something in the way of every request to one server.
 *
 * @param server whose requests
 * @param obstacle makes what they meet
 */
public record OnTheWay(Server server, Supplier<Obstacle> obstacle) implements Fault {
    /** Whose requests. */
    public enum Server {
        /** The API server. */
        API,
        /** Datadog. */
        DATADOG,
        /** The repository of charts. */
        CHARTS
    }

    @Override
    public Optional<AutoCloseable> begin(PracticeGround ground) {
        Obstacle made = obstacle.get();
        return Optional.of(
                switch (server) {
                    case API -> ground.server().obstacles().put(made);
                    case DATADOG -> ground.outdoors().beforeDatadog().put(made);
                    case CHARTS -> ground.outdoors().beforeCharts().put(made);
                });
    }
}
