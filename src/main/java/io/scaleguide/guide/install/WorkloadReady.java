package io.scaleguide.guide.install;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.KubectlWait;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.ResourceKind;
import io.scaleguide.kube.Rollout;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A part of Datadog's release runs: found by the labels that every version of the chart sets, never by name. */
public final class WorkloadReady implements Check {
    private final String id;
    private final ResourceKind kind;
    private final String component;

    private WorkloadReady(String id, ResourceKind kind, String component) {
        this.id = id;
        this.kind = kind;
        this.component = component;
    }

    /** @return the check for the node agents */
    public static WorkloadReady agents() {
        return new WorkloadReady("agents-ready", Kinds.DAEMON_SET, "agent");
    }

    /** @return the check for the cluster agent */
    public static WorkloadReady clusterAgent() {
        return new WorkloadReady("cluster-agent-ready", Kinds.DEPLOYMENT, "cluster-agent");
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<KubectlWait> waits(StepContext context) {
        return List.of(KubectlWait.of(
                "rollout",
                "status",
                kind.kind().toLowerCase(Locale.ROOT),
                "-n",
                context.answer("datadog-namespace"),
                "-l",
                "app.kubernetes.io/component=" + component));
    }

    @Override
    public Verdict look(StepContext context) {
        String namespace = context.answer("datadog-namespace");
        List<ObjectNode> found = context.cluster().list(kind, namespace, "app.kubernetes.io/component=" + component);
        if (found.isEmpty()) {
            return new Verdict.NotYet(
                    "No " + kind.kind() + " of the " + component + " is in namespace " + namespace + ".");
        }
        ObjectRef ref = new ObjectRef(
                kind, namespace, found.get(0).path("metadata").path("name").asString(""));
        Rollout rollout = context.cluster().rollout(ref);
        if (rollout.complete()) {
            return new Verdict.Fine(ref + ": " + rollout.ready() + " of " + rollout.wanted() + " ready.");
        }
        return rollout.stuck()
                ? new Verdict.Bad(Problem.of(
                        id + "-stuck",
                        ref + " does not become ready.",
                        rollout.message(),
                        "Look at the pod: kubectl describe pods -n " + namespace + " -l app.kubernetes.io/component="
                                + component))
                : new Verdict.NotYet(rollout.message());
    }
}
