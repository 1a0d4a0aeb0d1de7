package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.api.Types;
import io.scaleguide.practice.control.Events;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What keeps a container from running: an image that is not there, a Secret or ConfigMap that is missing. */
final class ContainerObstacles {
    /** How long the first refusal shows before the kubelet backs off: Kubernetes pkg/kubelet/kubelet.go, backOffPeriod. */
    private static final Duration BACK_OFF_AFTER = Duration.ofSeconds(10);

    /**
     * Why a container waits.
     *
     * @param reason the waiting reason
     * @param message the words
     */
    record Obstacle(String reason, String message) {

        void tell(Events events, ObjectNode pod, JsonNode container) {
            String image = container.path("image").asString("");
            switch (reason) {
                case "ErrImagePull" -> {
                    events.record(Kubelet.NAME, pod, "Normal", "Pulling", "Pulling image \"" + image + "\"");
                    events.record(
                            Kubelet.NAME,
                            pod,
                            "Warning",
                            "Failed",
                            "Failed to pull image \"" + image + "\": " + message);
                    events.record(Kubelet.NAME, pod, "Warning", "Failed", "Error: ErrImagePull");
                }
                case "ImagePullBackOff" -> {
                    events.record(Kubelet.NAME, pod, "Normal", "BackOff", "Back-off pulling image \"" + image + "\"");
                    events.record(Kubelet.NAME, pod, "Warning", "Failed", "Error: ImagePullBackOff");
                }
                case "CrashLoopBackOff" ->
                    events.record(
                            Kubelet.NAME,
                            pod,
                            "Warning",
                            "BackOff",
                            "Back-off restarting failed container "
                                    + container.path("name").asString("") + " in pod " + Meta.name(pod) + "_"
                                    + Meta.namespace(pod) + "(" + Meta.text(pod, "uid") + ")");
                default -> events.record(Kubelet.NAME, pod, "Warning", "Failed", "Error: " + message);
            }
        }
    }

    private final Objects objects;
    private final KubeletSettings settings;

    ContainerObstacles(Objects objects, KubeletSettings settings) {
        this.objects = objects;
        this.settings = settings;
    }

    /** @param waited how long the container could have run by now, in practice time */
    Optional<Obstacle> find(ObjectNode pod, JsonNode container, Duration waited) {
        String image = container.path("image").asString("");
        if (settings.cannotBePulled().test(image)) {
            String cause = "rpc error: code = NotFound desc = failed to pull and unpack image \"" + image
                    + "\": failed to resolve reference \"" + image + "\": " + image + ": not found";
            return Optional.of(
                    waited.compareTo(BACK_OFF_AFTER) < 0
                            ? new Obstacle("ErrImagePull", cause)
                            : new Obstacle(
                                    "ImagePullBackOff",
                                    "Back-off pulling image \"" + image + "\": ErrImagePull: " + cause));
        }
        return missing(pod, container)
                .map(message -> new Obstacle("CreateContainerConfigError", message))
                .or(() -> settings.crashes().test(pod, container)
                        ? Optional.of(crashed(pod, container))
                        : Optional.empty());
    }

    private static Obstacle crashed(ObjectNode pod, JsonNode container) {
        return new Obstacle(
                "CrashLoopBackOff",
                "back-off 5m0s restarting failed container="
                        + container.path("name").asString("") + " pod=" + Meta.name(pod) + "_" + Meta.namespace(pod)
                        + "(" + Meta.text(pod, "uid") + ")");
    }

    private Optional<String> missing(ObjectNode pod, JsonNode container) {
        for (JsonNode env : container.path("env")) {
            JsonNode from = env.path("valueFrom");
            Optional<String> missing = missing(pod, Types.SECRET, "secret", from.path("secretKeyRef"))
                    .or(() -> missing(pod, Types.CONFIG_MAP, "configmap", from.path("configMapKeyRef")));
            if (missing.isPresent()) {
                return missing;
            }
        }
        for (JsonNode from : container.path("envFrom")) {
            Optional<String> missing = missing(pod, Types.SECRET, "secret", from.path("secretRef"))
                    .or(() -> missing(pod, Types.CONFIG_MAP, "configmap", from.path("configMapRef")));
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private Optional<String> missing(ObjectNode pod, ResourceType type, String word, JsonNode reference) {
        String name = reference.path("name").asString("");
        if (name.isEmpty() || reference.path("optional").asBoolean(false)) {
            return Optional.empty();
        }
        Optional<ObjectNode> found = objects.get(type, Meta.namespace(pod), name);
        if (found.isEmpty()) {
            return Optional.of(word + " \"" + name + "\" not found");
        }
        String key = reference.path("key").asString("");
        boolean there = key.isEmpty()
                || found.get().path("data").has(key)
                || found.get().path("stringData").has(key);
        return there
                ? Optional.empty()
                : Optional.of(
                        "couldn't find key " + key + " in " + type.kind() + " " + Meta.namespace(pod) + "/" + name);
    }

    /** @return why a volume cannot be mounted; empty when all can */
    Optional<String> unmountable(ObjectNode pod) {
        for (JsonNode volume : pod.path("spec").path("volumes")) {
            Optional<String> missing = absent(pod, Types.SECRET, "secret", volume.path("secret"), "secretName")
                    .or(() -> absent(pod, Types.CONFIG_MAP, "configmap", volume.path("configMap"), "name"));
            if (missing.isPresent()) {
                return Optional.of("MountVolume.SetUp failed for volume \""
                        + volume.path("name").asString("") + "\" : " + missing.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> absent(ObjectNode pod, ResourceType type, String word, JsonNode source, String field) {
        String name = source.path(field).asString("");
        boolean optional = name.isEmpty() || source.path("optional").asBoolean(false);
        return optional || objects.get(type, Meta.namespace(pod), name).isPresent()
                ? Optional.empty()
                : Optional.of(word + " \"" + name + "\" not found");
    }
}
