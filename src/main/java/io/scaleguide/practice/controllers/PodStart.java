package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How far a pod's containers have come at an age: the container statuses, phase and conditions, and the events on the way. */
final class PodStart {
    private final ControllerContext context;
    private final KubeletSettings settings;
    private final ContainerObstacles obstacles;
    private final Repeats repeats;

    PodStart(ControllerContext context, KubeletSettings settings) {
        this.context = context;
        this.settings = settings;
        this.repeats = new Repeats(context.clock());
        this.obstacles = new ContainerObstacles(context.objects(), settings);
    }

    /** @return how long the pod takes to run, in practice time */
    Duration length(JsonNode pod) {
        return settings.startUp()
                .multipliedBy(1 + pod.path("spec").path("initContainers").size());
    }

    /** Brings a pod's status to what it is at an age. */
    void advance(ObjectNode pod, Duration age) {
        ObjectNode status = pod.withObjectProperty("status");
        boolean mounted = mounted(pod);
        boolean waiting = false;
        int turn = 0;
        JsonNode inits = pod.path("spec").path("initContainers");
        if (!inits.isEmpty()) {
            ArrayNode shown = list(status, "initContainerStatuses");
            for (JsonNode init : inits) {
                ObjectNode state = entry(shown, init);
                boolean over =
                        !waiting && mounted && age.compareTo(settings.startUp().multipliedBy(++turn)) >= 0;
                if (waiting || !mounted || !begin(pod, init, state, "PodInitializing", age)) {
                    await(state, waiting ? "PodInitializing" : "");
                    waiting = true;
                } else if (over) {
                    terminated(state);
                } else {
                    waiting = true;
                }
            }
        }
        boolean initialized = !waiting;
        boolean pastStart = initialized && mounted && age.compareTo(length(pod)) >= 0;
        containers(
                pod,
                status,
                pastStart,
                initialized,
                age.minus(settings.startUp().multipliedBy(turn)));
        conditions(status, initialized, inits.isEmpty());
    }

    private void containers(ObjectNode pod, ObjectNode status, boolean pastStart, boolean initialized, Duration age) {
        ArrayNode shown = list(status, "containerStatuses");
        boolean all = true;
        for (JsonNode container : pod.path("spec").path("containers")) {
            ObjectNode state = entry(shown, container);
            String resting =
                    initialized && pod.path("spec").path("initContainers").isEmpty()
                            ? "ContainerCreating"
                            : "PodInitializing";
            if (!pastStart) {
                await(state, resting);
            }
            all &= pastStart && begin(pod, container, state, resting, age.minus(settings.startUp()));
        }
        status.put("phase", all ? "Running" : "Pending");
    }

    /** Lets a container run unless something is in its way; true when it runs. */
    private boolean begin(ObjectNode pod, JsonNode container, ObjectNode status, String resting, Duration waited) {
        if (status.path("state").has("running") || status.path("state").has("terminated")) {
            return true;
        }
        Optional<ContainerObstacles.Obstacle> obstacle = obstacles.find(pod, container, waited);
        if (obstacle.isPresent()) {
            await(status, resting);
            status.withObjectProperty("state")
                    .withObjectProperty("waiting")
                    .put("reason", obstacle.get().reason())
                    .put("message", obstacle.get().message());
            String what = Meta.text(pod, "uid")
                    + container.path("name")
                    + obstacle.get().reason();
            if (repeats.due(what)) {
                obstacle.get().tell(context.events(), pod, container);
            }
            return false;
        }
        String image = container.path("image").asString("");
        String name = container.path("name").asString("");
        tell(pod, "Pulling", "Pulling image \"" + image + "\"");
        tell(
                pod,
                "Pulled",
                "Successfully pulled image \"" + image
                        + "\" in 1.204s (1.204s including waiting). Image size: 24117248 bytes.");
        tell(pod, "Created", "Created container: " + name);
        tell(pod, "Started", "Started container " + name);
        status.putObject("state").putObject("running").put("startedAt", context.timestamp());
        status.put("ready", true).put("started", true);
        status.put(
                "containerID", "practice://" + Long.toHexString(context.random().nextLong() | Long.MIN_VALUE));
        return true;
    }

    private boolean mounted(ObjectNode pod) {
        Optional<String> missing = obstacles.unmountable(pod);
        missing.filter(message -> repeats.due(Meta.text(pod, "uid") + message))
                .ifPresent(message -> context.events().record(Kubelet.NAME, pod, "Warning", "FailedMount", message));
        return missing.isEmpty();
    }

    /** Ends a Job's containers well. */
    void complete(ObjectNode status) {
        status.put("phase", "Succeeded");
        for (JsonNode state : status.path("containerStatuses")) {
            if (state instanceof ObjectNode object) {
                terminated(object);
                object.put("ready", false).put("started", false);
            }
        }
        String now = context.timestamp();
        Conditions.set(status, "Ready", false, "PodCompleted", "", now);
        Conditions.set(status, "ContainersReady", false, "PodCompleted", "", now);
    }

    private void conditions(ObjectNode status, boolean initialized, boolean noInits) {
        String now = context.timestamp();
        Conditions.set(status, "PodScheduled", true, "", "", now);
        boolean good = initialized || noInits;
        Conditions.set(
                status,
                "Initialized",
                good,
                good ? "" : "ContainersNotInitialized",
                good ? "" : "containers with incomplete status: [" + unready(status, "initContainerStatuses") + "]",
                now);
        String unready = unready(status, "containerStatuses");
        String reason = unready.isEmpty() ? "" : "ContainersNotReady";
        String message = unready.isEmpty() ? "" : "containers with unready status: [" + unready + "]";
        Conditions.set(status, "ContainersReady", unready.isEmpty(), reason, message, now);
        Conditions.set(status, "Ready", unready.isEmpty(), reason, message, now);
    }

    private static String unready(ObjectNode status, String field) {
        StringBuilder names = new StringBuilder();
        for (JsonNode container : status.path(field)) {
            if (!container.path("ready").asBoolean(false)) {
                names.append(names.isEmpty() ? "" : " ")
                        .append(container.path("name").asString(""));
            }
        }
        return names.toString();
    }

    private void await(ObjectNode status, String reason) {
        if (!status.path("state").has("running") && !status.path("state").has("waiting")) {
            status.putObject("state").putObject("waiting").put("reason", reason.isEmpty() ? "PodInitializing" : reason);
        } else if (status.path("state").has("waiting") && !reason.isEmpty()) {
            status.withObjectProperty("state").putObject("waiting").put("reason", reason);
        }
    }

    private void terminated(ObjectNode status) {
        if (status.path("state").has("terminated")) {
            return;
        }
        String started = status.path("state").path("running").path("startedAt").asString(context.timestamp());
        status.putObject("state")
                .putObject("terminated")
                .put("exitCode", 0)
                .put("reason", "Completed")
                .put("startedAt", started)
                .put("finishedAt", context.timestamp());
        status.put("ready", true).put("started", false);
    }

    private static ArrayNode list(ObjectNode status, String field) {
        return status.get(field) instanceof ArrayNode found ? found : status.putArray(field);
    }

    private static ObjectNode entry(ArrayNode statuses, JsonNode container) {
        String name = container.path("name").asString("");
        for (JsonNode status : statuses) {
            if (status instanceof ObjectNode found
                    && found.path("name").asString("").equals(name)) {
                return found;
            }
        }
        String image = container.path("image").asString("");
        return statuses.addObject()
                .put("name", name)
                .put("image", image)
                .put("imageID", "")
                .put("ready", false)
                .put("started", false)
                .put("restartCount", 0);
    }

    private void tell(ObjectNode pod, String reason, String message) {
        context.events().record(Kubelet.NAME, pod, "Normal", reason, message);
    }
}
