package io.scaleguide.guide.manifest;

import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.Lasting;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.ledger.LedgerEntry.ObjectChanged;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.undo.ChangedSince;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** An action that consists of manifests applied server-side. */
public abstract class ManifestAction implements Action {
    private final String id;
    private final ManifestApplier applier;

    /** @param id the action's id */
    protected ManifestAction(String id) {
        this.id = id;
        this.applier = new ManifestApplier(id);
    }

    /**
     * What is to be in the cluster.
     *
     * @param context the step's context
     * @return the manifests, in the order they are applied; empty when there is nothing to do
     */
    protected abstract List<ObjectNode> manifests(StepContext context);

    @Override
    public final String id() {
        return id;
    }

    @Override
    public Optional<String> probe(StepContext context) {
        List<ObjectNode> manifests = manifests(context);
        if (manifests.isEmpty()) {
            return Optional.of("Not asked for.");
        }
        return applier.allSo(context, manifests)
                ? Optional.of(
                        manifests.size() == 1
                                ? Manifests.ref(manifests.get(0)) + " is as it should be."
                                : "All " + manifests.size() + " objects are as they should be.")
                : Optional.empty();
    }

    @Override
    public List<PlannedChange> plan(StepContext context) {
        return applier.plan(context, manifests(context));
    }

    @Override
    public List<Lasting> lasting(StepContext context) {
        List<ObjectNode> manifests = manifests(context);
        return manifests.isEmpty() ? List.of() : List.of(new Lasting.Objects(manifests));
    }

    @Override
    public void apply(StepContext context) {
        applier.apply(context, manifests(context));
    }

    @Override
    public Verdict verify(StepContext context) {
        return applier.allSo(context, manifests(context))
                ? new Verdict.Fine("In the cluster as it should be.")
                : new Verdict.NotYet("The cluster does not show it yet.");
    }

    @Override
    public Optional<ChangedSince> changedSince(StepContext context, LedgerEntry entry) {
        return entry instanceof ObjectChanged changed ? applier.changedSince(context, changed) : Optional.empty();
    }

    @Override
    public String revert(StepContext context, LedgerEntry entry) {
        return entry instanceof ObjectChanged changed
                ? applier.revert(context, changed)
                : "Nothing to put back for " + id + ".";
    }
}
