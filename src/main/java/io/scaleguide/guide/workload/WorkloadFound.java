package io.scaleguide.guide.workload;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.KubectlWait;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.Rollout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Deployment to scale is there, runs, and is the one behind the Service. */
public final class WorkloadFound implements Check {
    @Override
    public String id() {
        return "workload-found";
    }

    @Override
    public List<KubectlWait> waits(StepContext context) {
        return List.of(KubectlWait.of(
                "rollout", "status", "deployment", context.answer("deployment"), "-n", context.answer("namespace")));
    }

    @Override
    public Verdict look(StepContext context) {
        String namespace = context.answer("namespace");
        ObjectRef deployment = new ObjectRef(Kinds.DEPLOYMENT, namespace, context.answer("deployment"));
        ObjectRef service = new ObjectRef(Kinds.SERVICE, namespace, context.answer("service"));
        Optional<ObjectNode> workload = context.cluster().get(deployment);
        Optional<ObjectNode> front = context.cluster().get(service);
        if (workload.isEmpty()) {
            return absent(context, deployment, "deployment");
        }
        if (front.isEmpty()) {
            return absent(context, service, "service");
        }
        JsonNode labels =
                workload.get().path("spec").path("template").path("metadata").path("labels");
        for (Map.Entry<String, JsonNode> wanted :
                front.get().path("spec").path("selector").properties()) {
            if (!labels.path(wanted.getKey()).equals(wanted.getValue())) {
                return new Verdict.NotYet(service + " does not select the pods of " + deployment + ": they lack "
                        + wanted.getKey() + "=" + wanted.getValue().asString("") + ".");
            }
        }
        Rollout rollout = context.cluster().rollout(deployment);
        return rollout.complete()
                ? new Verdict.Fine(deployment + " is behind " + service + ": " + rollout.ready() + " ready.")
                : new Verdict.NotYet(rollout.message());
    }

    /** What the guide has just made may take a moment; what it has not made will not come by waiting. */
    private static Verdict absent(StepContext context, ObjectRef ref, String field) {
        if (context.answers().flag("demo-workload")) {
            return new Verdict.NotYet("There is no " + ref + " yet.");
        }
        return new Verdict.Bad(Problem.of(
                "workload-missing",
                "There is no " + ref + ".",
                "",
                "Name yours with --namespace ... and --set " + field + "=..., or add --demo-workload to get one."));
    }
}
