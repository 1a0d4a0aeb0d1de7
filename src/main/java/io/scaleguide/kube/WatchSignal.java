package io.scaleguide.kube;

import tools.jackson.databind.node.ObjectNode;

/** What a watch tells. */
public sealed interface WatchSignal {
    /** The object is there, or has changed. */
    record Seen(ObjectNode object) implements WatchSignal {}

    /** The object is gone. */
    record Gone(ObjectNode object) implements WatchSignal {}

    /** Everything there was at the start, or after a relist, has been told; or the watch goes on after it was interrupted. */
    record InSync() implements WatchSignal {}

    /** The watch lost the server, or heard nothing for too long; it is trying again by itself. */
    record Interrupted(String message) implements WatchSignal {}
}
