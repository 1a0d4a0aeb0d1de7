package io.scaleguide.practice.api.server;

import java.util.List;

/** Where {@code kubectl logs} takes its lines from. */
@FunctionalInterface
public interface PodLogs {
    /**
     * @param container empty when the caller named none
     * @return the lines, oldest first; empty when the container has said nothing
     */
    List<String> lines(String namespace, String pod, String container);

    /** @return silence */
    static PodLogs none() {
        return (namespace, pod, container) -> List.of();
    }
}
