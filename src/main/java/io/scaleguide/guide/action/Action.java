package io.scaleguide.guide.action;

import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.undo.ChangedSince;
import java.util.List;
import java.util.Optional;

/** Something the guide does. Its five verbs may throw {@link io.scaleguide.guide.problem.StepFailure}. */
public interface Action {
    /** @return its id, in kebab case, as step files name it */
    String id();

    /**
     * Whether there is nothing to do.
     *
     * @param context the step's context
     * @return why not, in words; empty when there is something to do
     */
    Optional<String> probe(StepContext context);

    /**
     * What would change.
     *
     * @param context the step's context
     * @return the changes, in order; empty when it changes nothing in the cluster
     */
    List<PlannedChange> plan(StepContext context);

    /**
     * What it leaves in the cluster when it is done.
     *
     * @param context the step's context
     * @return what it leaves, in the order it is applied; empty when it leaves nothing, or when nothing was asked for
     */
    default List<Lasting> lasting(StepContext context) {
        return List.of();
    }

    /**
     * How kubectl waits for what {@link #verify} waits for.
     *
     * @param context the step's context
     * @return the commands, in order; empty when there is nothing to wait for
     */
    default List<KubectlWait> waits(StepContext context) {
        return List.of();
    }

    /**
     * Does it. Doing it twice does no harm.
     *
     * @param context the step's context
     */
    void apply(StepContext context);

    /**
     * Looks whether it has worked; asked again until it is fine or the deadline passes.
     *
     * @param context the step's context
     * @return what it saw
     */
    Verdict verify(StepContext context);

    /**
     * Whether someone else has changed what this action changed, so that putting back what was there before would take their work away.
     *
     * @param context a context
     * @param entry what this action wrote in the ledger
     * @return the three versions; empty when nobody has, or when nothing tells
     */
    default Optional<ChangedSince> changedSince(StepContext context, LedgerEntry entry) {
        return Optional.empty();
    }

    /**
     * Puts back what was there before.
     *
     * @param context a context
     * @param entry what this action wrote in the ledger
     * @return what was done, in words
     */
    String revert(StepContext context, LedgerEntry entry);
}
