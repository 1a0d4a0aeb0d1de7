package io.scaleguide.guide.autoscale;

import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.event.GuideEvent;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.ledger.LedgerEntry.ObjectChanged;
import io.scaleguide.guide.manifest.ManifestApplier;
import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.problem.StepFailure;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.undo.ChangedSince;
import io.scaleguide.kube.VersionedChange;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes settings of an HPA that is there, and nothing else of it, if it is still as it was when they were thought of. The server is asked first whether it
 * would take them, so that a refusal leaves nothing behind.
 */
public final class TuneHpa implements Action {
    /** The action's id. */
    public static final String ID = "tune-hpa";

    private final Optional<HpaTuning> tuning;
    private final ManifestApplier applier = new ManifestApplier(ID);

    /** Only puts back what was changed; there is nothing to change. */
    public TuneHpa() {
        this.tuning = Optional.empty();
    }

    /** @param tuning what to change */
    public TuneHpa(HpaTuning tuning) {
        this.tuning = Optional.of(tuning);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<String> probe(StepContext context) {
        if (tuning.isEmpty()) {
            return Optional.of("Not asked for.");
        }
        return isSo(live(context, tuning.get()), tuning.get())
                ? Optional.of(tuning.get().hpa() + " is so already.")
                : Optional.empty();
    }

    @Override
    public List<PlannedChange> plan(StepContext context) {
        HpaTuning wanted = tuning.orElseThrow();
        ObjectNode before = unchanged(context, wanted);
        ObjectNode after = context.cluster().dryRunMergePatch(wanted.hpa(), wanted.patch());
        return List.of(new PlannedChange(
                PlannedChange.Kind.CHANGE,
                wanted.hpa().toString(),
                Manifests.diff(before, after),
                "kubectl patch hpa " + wanted.hpa().name() + " -n "
                        + wanted.hpa().namespace() + " --type merge -p '" + wanted.patch() + "'"));
    }

    @Override
    public void apply(StepContext context) {
        HpaTuning wanted = tuning.orElseThrow();
        ObjectNode before = unchanged(context, wanted);
        context.session()
                .ledger()
                .add(new ObjectChanged(
                        ID,
                        context.session().clock().instant().toString(),
                        wanted.hpa().kind().apiVersion(),
                        wanted.hpa().kind().kind(),
                        wanted.hpa().namespace(),
                        wanted.hpa().name(),
                        Optional.of(before),
                        true));
        applier.leave(context, patched(context, wanted, before));
        context.emit(new GuideEvent.ObjectApplied(
                context.step().id(), ID, wanted.hpa().toString()));
    }

    /** Of the version that was looked at: where another was written in between, and says the same, once more. */
    private static ObjectNode patched(StepContext context, HpaTuning wanted, ObjectNode seen) {
        return VersionedChange.make(
                        wanted.patch(), seen, () -> Optional.of(unchanged(context, wanted)), patch -> context.cluster()
                                .mergePatch(wanted.hpa(), patch))
                .orElseThrow(() -> new StepFailure(Problem.of(
                        "changed-meanwhile",
                        wanted.hpa() + " is left as it is.",
                        "Someone else is changing it now.",
                        "Change it again when they are done.")));
    }

    private static ObjectNode unchanged(StepContext context, HpaTuning wanted) {
        ObjectNode live = live(context, wanted);
        if (!live.path("spec").equals(wanted.seen())) {
            throw new StepFailure(Problem.of(
                    "hpa-changed",
                    wanted.hpa() + " is not as it was when this was replayed: someone has changed it.",
                    "",
                    "Look at its settings as they are now, and replay again."));
        }
        return live;
    }

    private static ObjectNode live(StepContext context, HpaTuning wanted) {
        return context.cluster()
                .get(wanted.hpa())
                .orElseThrow(() -> new StepFailure(Problem.of(
                        "hpa-gone", wanted.hpa() + " is gone.", "", "Find out who deleted it: kubectl get events")));
    }

    @Override
    public Verdict verify(StepContext context) {
        HpaTuning wanted = tuning.orElseThrow();
        return isSo(live(context, wanted), wanted)
                ? new Verdict.Fine("In the cluster as it should be.")
                : new Verdict.NotYet("The cluster does not show it yet.");
    }

    private static boolean isSo(JsonNode live, HpaTuning wanted) {
        return holds(live, wanted.patch());
    }

    /** Objects are compared field by field, lists as a whole, as a merge patch changes them. */
    private static boolean holds(JsonNode live, JsonNode wanted) {
        if (wanted instanceof ObjectNode fields) {
            return fields.properties().stream().allMatch(field -> holds(live.path(field.getKey()), field.getValue()));
        }
        return live.equals(wanted);
    }

    @Override
    public Optional<ChangedSince> changedSince(StepContext context, LedgerEntry entry) {
        return entry instanceof ObjectChanged changed ? applier.changedSince(context, changed) : Optional.empty();
    }

    /** What is left then is written down, since an earlier change of the same HPA may still be in the ledger. */
    @Override
    public String revert(StepContext context, LedgerEntry entry) {
        if (!(entry instanceof ObjectChanged changed)) {
            return "Nothing to put back for " + ID + ".";
        }
        String words = applier.revert(context, changed);
        context.cluster().get(ManifestApplier.ref(changed)).ifPresent(object -> applier.leave(context, object));
        return words;
    }
}
