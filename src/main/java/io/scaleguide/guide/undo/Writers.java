package io.scaleguide.guide.undo;

import io.scaleguide.kube.Cluster;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who wrote to an object, as its managedFields say (kubernetes.io/docs/reference/using-api/server-side-apply). */
public final class Writers {
    private Writers() {}

    /**
     * Who else has written to an object. Status and scale are left out: controllers write those all the time.
     *
     * @param object an object as the server gave it
     * @param time ISO 8601
     * @return the field managers that are not Scaleguide and have written at that time or later, each with its time
     */
    public static List<String> since(ObjectNode object, String time) {
        return managed(object)
                .filter(entry -> !entry.path("manager").asString("").equals(Cluster.FIELD_MANAGER))
                .filter(entry -> entry.path("subresource").asString("").isEmpty())
                .filter(entry -> !before(entry.path("time").asString(""), time))
                .map(entry -> entry.path("manager").asString("") + " at "
                        + entry.path("time").asString(""))
                .toList();
    }

    /**
     * @param object an object as the server gave it
     * @return whether Scaleguide has written to it
     */
    public static boolean ours(ObjectNode object) {
        return managed(object)
                .anyMatch(entry -> entry.path("manager").asString("").equals(Cluster.FIELD_MANAGER));
    }

    private static java.util.stream.Stream<JsonNode> managed(ObjectNode object) {
        return StreamSupport.stream(
                object.path("metadata").path("managedFields").spliterator(), false);
    }

    /** managedFields have whole seconds. */
    private static boolean before(String one, String other) {
        try {
            return Instant.parse(one).getEpochSecond() < Instant.parse(other).getEpochSecond();
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
