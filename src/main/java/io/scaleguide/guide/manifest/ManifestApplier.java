package io.scaleguide.guide.manifest;

import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.ledger.Ledger;
import io.scaleguide.guide.ledger.LedgerEntry.ObjectChanged;
import io.scaleguide.guide.ledger.LeftBehind;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.undo.ChangedSince;
import io.scaleguide.guide.undo.Strangers;
import io.scaleguide.kube.Cluster;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The five verbs for objects that are applied server-side. */
public final class ManifestApplier {
    private final String action;

    /** @param action the id of the action whose changes these are */
    public ManifestApplier(String action) {
        this.action = action;
    }

    /**
     * Whether every object is in the cluster as its manifest says.
     *
     * @param context the step's context
     * @param manifests the manifests
     * @return whether an apply would change nothing
     */
    public boolean allSo(StepContext context, List<ObjectNode> manifests) {
        return plan(context, manifests).isEmpty();
    }

    /**
     * What an apply would change.
     *
     * @param context the step's context
     * @param manifests the manifests
     * @return a change for each object that would be created or changed
     */
    public List<PlannedChange> plan(StepContext context, List<ObjectNode> manifests) {
        List<PlannedChange> changes = new ArrayList<>();
        for (ObjectNode manifest : manifests) {
            ObjectRef ref = Manifests.ref(manifest);
            Optional<ObjectNode> live = context.cluster().get(ref);
            ObjectNode before = live.orElseGet(JsonNodeFactory.instance::objectNode);
            ObjectNode after = live.isPresent() ? context.cluster().dryRunApply(manifest, false) : manifest;
            String diff = Manifests.diff(before, after);
            if (!diff.isEmpty()) {
                changes.add(new PlannedChange(
                        live.isPresent() ? PlannedChange.Kind.CHANGE : PlannedChange.Kind.CREATE,
                        ref.toString(),
                        diff,
                        "kubectl apply --server-side --field-manager=" + Cluster.FIELD_MANAGER + " -f -"));
            }
        }
        return changes;
    }

    /**
     * Applies the manifests, in order; each is in the ledger before it is sent.
     *
     * @param context the step's context
     * @param manifests the manifests
     */
    public void apply(StepContext context, List<ObjectNode> manifests) {
        Ledger ledger = context.session().ledger();
        for (ObjectNode manifest : manifests) {
            record(context, ledger, Manifests.ref(manifest));
            ObjectNode after = context.cluster().apply(manifest, false);
            leave(context, after);
            context.emit(new GuideEvent.ObjectApplied(
                    context.step().id(), action, Manifests.ref(manifest).toString()));
        }
    }

    /**
     * Writes down in the ledger how an object is left.
     *
     * @param context the step's context
     * @param after the object, as the server has it now
     */
    public void leave(StepContext context, ObjectNode after) {
        context.session().ledger().leave(left(context, after));
    }

    private static LeftBehind left(StepContext context, ObjectNode object) {
        ObjectRef ref = Manifests.ref(object);
        return new LeftBehind(
                context.session().clock().instant().toString(),
                ref.kind().kind(),
                ref.namespace(),
                ref.name(),
                version(object),
                ref.kind().equals(Kinds.SECRET) ? Optional.empty() : Optional.of(Manifests.desired(object)));
    }

    private static String version(ObjectNode object) {
        return object.path("metadata").path("resourceVersion").asString("");
    }

    /**
     * Whether someone else has changed an object since.
     *
     * @param context a context
     * @param entry what the ledger says of it
     * @return the three versions; empty when nobody has, or when nothing tells
     */
    public Optional<ChangedSince> changedSince(StepContext context, ObjectChanged entry) {
        ObjectRef ref = ref(entry);
        Optional<ObjectNode> now = context.cluster().get(ref);
        Optional<LeftBehind> left = context.session().ledger().left(entry);
        if (left.isEmpty() || now.isEmpty() && !entry.existed()) {
            return Optional.empty();
        }
        if (ref.kind().equals(Kinds.NAMESPACE) && !entry.existed()) {
            return Strangers.in(context.cluster(), ref.name());
        }
        return ObjectVersions.compare(ref, entry, left.get(), now);
    }

    /**
     * Names the object of a change.
     *
     * @param entry the change
     * @return the object's name
     */
    public static ObjectRef ref(ObjectChanged entry) {
        return new ObjectRef(
                Kinds.find(entry.apiVersion(), entry.kind()).orElseThrow(), entry.namespace(), entry.name());
    }

    private void record(StepContext context, Ledger ledger, ObjectRef ref) {
        boolean known = ledger.entries().stream()
                .anyMatch(entry -> entry instanceof ObjectChanged changed
                        && changed.kind().equals(ref.kind().kind())
                        && changed.namespace().equals(ref.namespace())
                        && changed.name().equals(ref.name()));
        if (known) {
            return;
        }
        Optional<ObjectNode> live = context.cluster().get(ref);
        boolean secret = ref.kind().equals(Kinds.SECRET);
        ledger.add(new ObjectChanged(
                action,
                context.session().clock().instant().toString(),
                ref.kind().apiVersion(),
                ref.kind().kind(),
                ref.namespace(),
                ref.name(),
                secret ? Optional.empty() : live,
                live.isPresent()));
    }

    /**
     * Puts an object back as it was.
     *
     * @param context a context
     * @param entry what the ledger says of it
     * @return what was done, in words
     * @throws io.scaleguide.guide.problem.StepFailure when someone else is changing the object; then it is left as it is
     */
    public String revert(StepContext context, ObjectChanged entry) {
        ObjectRef ref = ref(entry);
        if (!entry.existed()) {
            return context.cluster().delete(ref)
                    ? ref + " deleted; it was not there before."
                    : ref + " is gone already.";
        }
        if (entry.before().isEmpty()) {
            return ref + " left as it is: it was there before, and what was in it is not kept in the ledger.";
        }
        return Restoration.of(context.cluster(), ref, entry.before().get());
    }
}
