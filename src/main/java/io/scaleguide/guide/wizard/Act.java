package io.scaleguide.guide.wizard;

/** What a user can do with the step at hand. */
public enum Act {
    /** Check and plan it, say yes to the plan, or go on to the next step: whatever comes next. */
    GO,
    /** Go back to the step before. */
    BACK,
    /** Leave it out. */
    SKIP,
    /** Try it again. */
    RETRY,
    /** Change its answers. */
    EDIT,
    /** Stop what runs. */
    CANCEL,
    /** Do this step and all that follow without asking. */
    ALL
}
