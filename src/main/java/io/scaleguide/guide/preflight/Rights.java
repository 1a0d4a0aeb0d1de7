package io.scaleguide.guide.preflight;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import io.scaleguide.kube.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The user may do everything that the guide does. */
public final class Rights implements Check {
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final String OPERATOR = "gateway-operator.konghq.com";

    /** As an administrator has it, by kubectl auth can-i '*' '*' --all-namespaces: one question in place of some ninety. */
    private static final Permission EVERYTHING = new Permission("*", "*", "*", "");

    /** An apply looks, and makes what is not there. */
    private static final List<String> APPLIED = List.of("get", "create", "patch");

    /** helm 4 also watches every kind of its release while it waits. */
    private static final List<String> WATCHED = List.of("get", "list", "watch", "create", "patch");

    @Override
    public String id() {
        return "rights";
    }

    @Override
    public Verdict look(StepContext context) {
        List<Permission> needed = needed(context);
        List<Permission> missing =
                context.cluster().may(EVERYTHING) ? List.of() : RightsReview.missing(context.cluster(), needed);
        if (missing.isEmpty()) {
            return new Verdict.Fine("You have all " + needed.size() + " rights that the guide needs.");
        }
        return new Verdict.Bad(Problem.of(
                "rights-missing",
                "You lack " + missing.size() + " of the " + needed.size() + " rights that the guide needs.",
                "The cluster says no to: "
                        + String.join(
                                "; ", missing.stream().map(Permission::kubectl).toList()),
                "Ask for these rights (assets/rbac/up.yaml has them all), or choose a context whose user has them with"
                        + " --context."));
    }

    private static List<Permission> needed(StepContext context) {
        List<Permission> needed = new ArrayList<>(forChart(context.answer("datadog-namespace")));
        needed.addAll(namespace(context, context.answer("datadog-namespace")));
        needed.addAll(forOperator(context));
        needed.addAll(forScaling(context.answer("namespace")));
        if (context.answers().flag("demo-workload")) {
            needed.addAll(namespace(context, context.answer("namespace")));
            needed.addAll(forDemo(context.answer("namespace")));
        }
        return needed;
    }

    /** To make a namespace takes a right of its own, which is not needed where it is there already. */
    private static List<Permission> namespace(StepContext context, String name) {
        boolean there =
                context.cluster().get(new ObjectRef(Kinds.NAMESPACE, "", name)).isPresent();
        List<Permission> needed = new ArrayList<>(List.of(new Permission("patch", "", "namespaces", "", name)));
        if (!there) {
            needed.add(new Permission("create", "", "namespaces", "", name));
        }
        return needed;
    }

    private static List<Permission> forChart(String namespace) {
        List<Permission> needed = new ArrayList<>();
        add(needed, "", "apiextensions.k8s.io", List.of("customresourcedefinitions"), WATCHED);
        add(needed, "", "apiregistration.k8s.io", List.of("apiservices"), WATCHED);
        add(needed, "", RBAC, List.of("clusterroles", "clusterrolebindings"), WATCHED);
        add(needed, namespace, "apps", List.of("deployments", "daemonsets"), WATCHED);
        add(needed, namespace, "", List.of("secrets", "configmaps", "services", "serviceaccounts"), WATCHED);
        needed.add(new Permission("list", "apps", "replicasets", namespace));
        // To say why an agent does not start.
        needed.add(new Permission("list", "", "pods", namespace));
        // helm keeps its releases in Secrets.
        needed.add(new Permission("update", "", "secrets", namespace));
        return needed;
    }

    private static List<Permission> forOperator(StepContext context) {
        Permission list = new Permission("list", "apps", "deployments", "");
        if (!context.cluster().may(list)) {
            // Without it the operator cannot be found, nor its namespace.
            return List.of(list);
        }
        return context.session().findOperators().stream()
                .flatMap(operator -> Stream.of(
                        list,
                        new Permission("get", "apps", "deployments", operator.namespace()),
                        new Permission("patch", "apps", "deployments", operator.namespace()),
                        new Permission("list", "", "pods", operator.namespace())))
                .distinct()
                .toList();
    }

    private static List<Permission> forScaling(String namespace) {
        List<Permission> needed = new ArrayList<>();
        add(needed, namespace, "datadoghq.com", List.of("datadogmetrics"), APPLIED);
        add(needed, namespace, "autoscaling", List.of("horizontalpodautoscalers"), APPLIED);
        needed.add(new Permission("list", "", "events", namespace));
        needed.add(new Permission("list", "external.metrics.k8s.io", "*", namespace));
        needed.add(new Permission("get", "", "services", namespace));
        needed.add(new Permission("list", "gateway.networking.k8s.io", "httproutes", namespace));
        needed.add(new Permission("list", OPERATOR, "dataplanemetricsextensions", namespace));
        return needed;
    }

    private static List<Permission> forDemo(String namespace) {
        List<Permission> needed = new ArrayList<>();
        add(needed, "", "gateway.networking.k8s.io", List.of("gatewayclasses"), APPLIED);
        add(needed, namespace, "gateway.networking.k8s.io", List.of("gateways", "httproutes"), APPLIED);
        add(needed, namespace, OPERATOR, List.of("gatewayconfigurations", "dataplanemetricsextensions"), APPLIED);
        add(needed, namespace, "apps", List.of("deployments"), APPLIED);
        add(needed, namespace, "", List.of("services"), APPLIED);
        return needed;
    }

    private static void add(
            List<Permission> needed, String namespace, String group, List<String> resources, List<String> verbs) {
        for (String resource : resources) {
            verbs.forEach(verb -> needed.add(new Permission(verb, group, resource, namespace)));
        }
    }
}
