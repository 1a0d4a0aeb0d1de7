package io.scaleguide.guide.metric;

import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.KubeException;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How far the cluster's clock is ahead of ours, as far as the times that it has written tell. */
final class ClusterClock {
    private ClusterClock() {}

    /**
     * Looks at when an object was made and last changed.
     *
     * @param object one that was written not long ago
     * @param now the time here
     * @return at least so much; zero where it is not ahead, and where the object cannot be read
     */
    static Duration ahead(StepContext context, ObjectRef object, Instant now) {
        return read(context, object).stream()
                .flatMap(ClusterClock::times)
                .map(time -> Duration.between(now, time))
                .filter(ahead -> !ahead.isNegative())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Optional<ObjectNode> read(StepContext context, ObjectRef object) {
        try {
            return context.session().cluster().get(object);
        } catch (KubeException e) {
            return Optional.empty();
        }
    }

    private static Stream<Instant> times(ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        return Stream.concat(
                        Stream.of(metadata.path("creationTimestamp")),
                        metadata.path("managedFields").valueStream().map(field -> field.path("time")))
                .flatMap(time -> Times.parse(time.asString("")).stream());
    }
}
