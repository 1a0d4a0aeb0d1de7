package io.scaleguide.guide.action;

import io.scaleguide.guide.session.StepContext;
import java.util.List;

/** A question to the world that changes nothing. Before an action it must be fine; as a proof it is waited for. */
public interface Check {
    /** @return its id, in kebab case, as step files name it */
    String id();

    /**
     * Looks once.
     *
     * @param context the step's context
     * @return what it saw
     */
    Verdict look(StepContext context);

    /**
     * How kubectl waits for it to become fine.
     *
     * @param context the step's context
     * @return the commands, in order; empty when kubectl cannot tell
     */
    default List<KubectlWait> waits(StepContext context) {
        return List.of();
    }
}
