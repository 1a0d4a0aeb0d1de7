package io.scaleguide.guide.action;

import io.scaleguide.guide.session.StepContext;

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
}
