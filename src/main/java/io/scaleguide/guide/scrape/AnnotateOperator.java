package io.scaleguide.guide.scrape;

import io.scaleguide.guide.action.Action;
import io.scaleguide.guide.action.KubectlWait;
import io.scaleguide.guide.action.Lasting;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.event.PlannedChange;
import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.ledger.LedgerEntry.AnnotationSet;
import io.scaleguide.guide.manifest.Manifests;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.guide.undo.ChangedSince;
import io.scaleguide.guide.undo.Writers;
import io.scaleguide.kong.OperatorInstall;
import io.scaleguide.kong.ScrapeAnnotation;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.Rollout;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The annotation that makes the agent scrape the operator: on the pod template, so that it outlives the pod (trap 6). */
public final class AnnotateOperator implements Action {
    @Override
    public String id() {
        return "annotate-operator";
    }

    @Override
    public Optional<String> probe(StepContext context) {
        ScrapeAnnotation wanted = wanted(context);
        return current(context, wanted.key())
                .filter(wanted.json()::equals)
                .map(same -> operator(context) + " has the annotation already.");
    }

    @Override
    public List<PlannedChange> plan(StepContext context) {
        ObjectRef operator = operator(context);
        ScrapeAnnotation wanted = wanted(context);
        ObjectNode before = context.cluster().get(operator).orElseGet(JsonNodeFactory.instance::objectNode);
        ObjectNode after = before.deepCopy();
        ((ObjectNode) after.path("spec").path("template"))
                .withObject("/metadata")
                .withObject("/annotations")
                .put(wanted.key(), wanted.json());
        return List.of(new PlannedChange(
                PlannedChange.Kind.CHANGE,
                operator.toString(),
                Manifests.diff(before, after),
                "kubectl patch deployment " + operator.name() + " -n " + operator.namespace() + " --type=merge -p '"
                        + patch(wanted.key(), wanted.json()) + "'"));
    }

    @Override
    public List<Lasting> lasting(StepContext context) {
        ScrapeAnnotation wanted = wanted(context);
        return List.of(new Lasting.Patched(operator(context), patch(wanted.key(), wanted.json())));
    }

    @Override
    public List<KubectlWait> waits(StepContext context) {
        ObjectRef operator = operator(context);
        return List.of(KubectlWait.of("rollout", "status", "deployment", operator.name(), "-n", operator.namespace()));
    }

    @Override
    public void apply(StepContext context) {
        ObjectRef operator = operator(context);
        ScrapeAnnotation wanted = wanted(context);
        boolean known = context.session().ledger().entries().stream()
                .anyMatch(entry -> entry instanceof AnnotationSet set
                        && set.name().equals(operator.name())
                        && set.key().equals(wanted.key()));
        if (!known) {
            context.session()
                    .ledger()
                    .add(new AnnotationSet(
                            id(),
                            context.session().clock().instant().toString(),
                            operator.namespace(),
                            operator.name(),
                            wanted.key(),
                            current(context, wanted.key()),
                            wanted.json()));
        }
        context.cluster().mergePatch(operator, patch(wanted.key(), wanted.json()));
        noteHelm(context);
    }

    private void noteHelm(StepContext context) {
        context.session()
                .operator()
                .helmRelease()
                .filter(OperatorInstall.HelmOwner::podAnnotationsValue)
                .ifPresent(owner -> context.note("Helm release " + owner.namespace() + "/" + owner.release()
                        + " owns the operator. A helm upgrade keeps this annotation; to have it in your values too, set"
                        + " podAnnotations in them to the annotation shown above."));
    }

    @Override
    public Verdict verify(StepContext context) {
        OperatorInstall operator = context.session().operator();
        ObjectRef ref = operator(context);
        Rollout rollout = context.cluster().rollout(ref);
        if (rollout.stuck()) {
            return new Verdict.Bad(Problem.of(
                    "operator-stuck",
                    ref + " does not come back.",
                    rollout.message(),
                    "Look at its pod with kubectl describe."));
        }
        if (!rollout.complete()) {
            return new Verdict.NotYet("The operator's pod is being replaced: " + rollout.message());
        }
        ScrapeAnnotation wanted = wanted(context);
        List<ObjectNode> pods = context.cluster().list(Kinds.POD, operator.namespace(), selector(context, ref));
        boolean proved = pods.stream()
                .anyMatch(pod -> pod.path("metadata")
                                .path("annotations")
                                .path(wanted.key())
                                .asString("")
                                .equals(wanted.json())
                        && hasContainer(pod, operator.metrics().container()));
        return proved
                ? new Verdict.Fine("The operator's new pod carries the annotation, and its container "
                        + operator.metrics().container() + " is there.")
                : new Verdict.NotYet("No pod of the operator carries the annotation yet.");
    }

    private static boolean hasContainer(ObjectNode pod, String name) {
        for (JsonNode container : pod.path("spec").path("containers")) {
            if (container.path("name").asString("").equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<ChangedSince> changedSince(StepContext context, LedgerEntry entry) {
        AnnotationSet set = (AnnotationSet) entry;
        ObjectRef operator = new ObjectRef(Kinds.DEPLOYMENT, set.namespace(), set.name());
        Optional<ObjectNode> live = context.cluster().get(operator);
        Optional<String> now = live.flatMap(one -> value(one, set.key()));
        boolean ours = set.after().isEmpty() || now.equals(Optional.of(set.after())) || now.equals(set.before());
        return live.isEmpty() || ours
                ? Optional.empty()
                : Optional.of(new ChangedSince(
                        "Annotation " + set.key() + " of " + operator,
                        set.before(),
                        set.after(),
                        now,
                        Writers.since(live.get(), set.time())));
    }

    @Override
    public String revert(StepContext context, LedgerEntry entry) {
        AnnotationSet set = (AnnotationSet) entry;
        ObjectRef operator = new ObjectRef(Kinds.DEPLOYMENT, set.namespace(), set.name());
        if (context.cluster().get(operator).isEmpty()) {
            return operator + " is gone already.";
        }
        context.cluster().mergePatch(operator, patch(set.key(), set.before().orElse(null)));
        return "Annotation " + set.key() + " of " + operator
                + (set.before().isPresent() ? " put back as it was before." : " removed; it was not there before.");
    }

    private static String selector(StepContext context, ObjectRef operator) {
        JsonNode labels = context.cluster()
                .get(operator)
                .map(one -> one.path("spec").path("selector").path("matchLabels"))
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return String.join(
                ",",
                labels.properties().stream()
                        .map(label -> label.getKey() + "=" + label.getValue().asString(""))
                        .toList());
    }

    private static ObjectRef operator(StepContext context) {
        OperatorInstall operator = context.session().operator();
        return new ObjectRef(Kinds.DEPLOYMENT, operator.namespace(), operator.deployment());
    }

    private static ScrapeAnnotation wanted(StepContext context) {
        return ScrapeAnnotation.forOperator(context.session().operator());
    }

    private static Optional<String> current(StepContext context, String key) {
        return context.cluster().get(operator(context)).flatMap(one -> value(one, key));
    }

    private static Optional<String> value(ObjectNode deployment, String key) {
        String value = deployment
                .path("spec")
                .path("template")
                .path("metadata")
                .path("annotations")
                .path(key)
                .asString("");
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static ObjectNode patch(String key, @Nullable String value) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.withObject("/spec/template/metadata/annotations").put(key, value);
        return patch;
    }
}
