package io.scaleguide.practice.api.server;

import io.scaleguide.practice.api.ApiError;
import io.scaleguide.practice.api.Meta;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A container that a request for logs or a program is about.
 *
 * @param namespace the pod's namespace
 * @param pod the pod
 * @param name the container
 */
record PodContainer(String namespace, String pod, String name) {

    /**
     * @param asked the container's name; empty for the only one
     * @throws ApiError 400 in kube-apiserver's words, when it is not there or several are and none was named
     */
    static PodContainer of(ObjectNode pod, String asked) {
        List<String> names = new ArrayList<>();
        for (String list : List.of("initContainers", "containers")) {
            for (JsonNode container : pod.path("spec").path(list)) {
                names.add(container.path("name").asString(""));
            }
        }
        if (asked.isEmpty()) {
            int own = pod.path("spec").path("containers").size();
            if (own != 1) {
                throw ApiError.badRequest("a container name must be specified for pod " + Meta.name(pod)
                        + ", choose one of: [" + String.join(" ", names) + "]");
            }
            return new PodContainer(Meta.namespace(pod), Meta.name(pod), names.get(names.size() - 1));
        }
        if (!names.contains(asked)) {
            throw ApiError.badRequest("container " + asked + " is not valid for pod " + Meta.name(pod));
        }
        return new PodContainer(Meta.namespace(pod), Meta.name(pod), asked);
    }
}
