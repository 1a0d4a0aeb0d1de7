package io.scaleguide.path.scope;

import java.util.List;

/** More than one path could be meant. Its message is a sentence for the user. */
public final class AmbiguousPathException extends RuntimeException {
    /** @param choices the HPAs, as namespace/name */
    public AmbiguousPathException(List<String> choices) {
        super("More than one HPA scales on an external metric: " + String.join(", ", choices)
                + ". Say which with --namespace and --hpa.");
    }
}
