package io.scaleguide.guide.preflight;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.Permission;
import java.util.List;

/** The user may do everything that the guide does. */
public final class Rights implements Check {
    @Override
    public String id() {
        return "rights";
    }

    @Override
    public Verdict look(StepContext context) {
        List<Permission> needed = needed(context);
        List<Permission> missing =
                needed.stream().filter(right -> !context.cluster().may(right)).toList();
        if (missing.isEmpty()) {
            return new Verdict.Fine("You have all " + needed.size() + " rights that the guide needs.");
        }
        return new Verdict.Bad(Problem.of(
                "rights-missing",
                "You lack " + missing.size() + " of the " + needed.size() + " rights that the guide needs.",
                "The cluster says no to: "
                        + String.join(
                                "; ", missing.stream().map(Permission::kubectl).toList()),
                "Ask for these rights, or choose a context whose user has them with --context."));
    }

    private static List<Permission> needed(StepContext context) {
        String datadog = context.answer("datadog-namespace");
        String workload = context.answer("namespace");
        return List.of(
                new Permission("create", "", "namespaces", ""),
                new Permission("create", "apiextensions.k8s.io", "customresourcedefinitions", ""),
                new Permission("create", "apiregistration.k8s.io", "apiservices", ""),
                new Permission("create", "rbac.authorization.k8s.io", "clusterroles", ""),
                new Permission("create", "rbac.authorization.k8s.io", "clusterrolebindings", ""),
                new Permission("list", "apps", "deployments", ""),
                new Permission("patch", "apps", "deployments", ""),
                new Permission("create", "apps", "daemonsets", datadog),
                new Permission("create", "", "secrets", datadog),
                new Permission("create", "datadoghq.com", "datadogmetrics", workload),
                new Permission("create", "autoscaling", "horizontalpodautoscalers", workload),
                new Permission("list", "", "events", workload),
                new Permission("get", "external.metrics.k8s.io", "*", workload));
    }
}
