package io.scaleguide.tui.whatif;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes the HPA that is shown. */
public interface HpaChanges {
    /**
     * What came of it.
     *
     * @param done whether the HPA is changed
     * @param words what happened, and what to do next; some sentences
     */
    record Outcome(boolean done, String words) {}

    /**
     * Changes it; does not wait.
     *
     * @param patch a JSON merge patch with nothing but {@code spec}
     * @param seen the HPA's {@code spec} that it was thought of for; where it is another now, nothing is changed
     * @param hears takes what came of it, on any thread
     */
    void apply(ObjectNode patch, JsonNode seen, Consumer<Outcome> hears);
}
