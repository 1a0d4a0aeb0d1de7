package io.scaleguide.path.scope;

import java.util.List;

/** More than one path could be meant. Its message is a sentence for the user. */
public final class AmbiguousPathException extends RuntimeException {
    private final transient List<String> choices;

    /** @param choices the HPAs, as namespace/name */
    public AmbiguousPathException(List<String> choices) {
        super("More than one HPA scales on an external metric: " + String.join(", ", choices)
                + ". Say which with --namespace and --hpa.");
        this.choices = List.copyOf(choices);
    }

    /** @return the HPAs, as namespace/name */
    public List<String> choices() {
        return choices;
    }
}
