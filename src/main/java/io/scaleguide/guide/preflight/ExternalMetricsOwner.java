package io.scaleguide.guide.preflight;

import io.scaleguide.guide.action.Check;
import io.scaleguide.guide.action.Verdict;
import io.scaleguide.guide.problem.Problem;
import io.scaleguide.guide.session.StepContext;
import io.scaleguide.kube.Kinds;
import io.scaleguide.kube.ObjectRef;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Nobody else owns the External Metrics API: a cluster has one provider of it. */
public final class ExternalMetricsOwner implements Check {
    /** The APIService's name is the same in every cluster. */
    public static final ObjectRef API_SERVICE = new ObjectRef(Kinds.API_SERVICE, "", "v1beta1.external.metrics.k8s.io");

    @Override
    public String id() {
        return "external-metrics-owner";
    }

    @Override
    public Verdict look(StepContext context) {
        Optional<ObjectNode> apiService = context.cluster().get(API_SERVICE);
        if (apiService.isEmpty()) {
            return new Verdict.Fine("No one serves the External Metrics API yet.");
        }
        JsonNode annotations = apiService.get().path("metadata").path("annotations");
        String release = annotations.path("meta.helm.sh/release-name").asString("");
        String namespace = annotations.path("meta.helm.sh/release-namespace").asString("");
        JsonNode service = apiService.get().path("spec").path("service");
        String owner = service.path("namespace").asString("?") + "/"
                + service.path("name").asString("?");
        if (release.equals(context.answer("release")) && namespace.equals(context.answer("datadog-namespace"))) {
            return service.path("namespace").asString("").equals(namespace)
                    ? new Verdict.Fine("The External Metrics API belongs to this Datadog release already.")
                    : new Verdict.Bad(taken(owner));
        }
        return new Verdict.Bad(Problem.of(
                "external-metrics-owned",
                "The External Metrics API of this cluster belongs to the Service " + owner + ".",
                "A cluster has one provider of external metrics"
                        + (release.isEmpty()
                                ? "."
                                : "; this one is of the Helm release " + namespace + "/" + release + "."),
                "If that is another release of Datadog, name it with --set release="
                        + (release.isEmpty() ? "NAME" : release)
                        + " --set datadog-namespace=" + (namespace.isEmpty() ? "NAMESPACE" : namespace)
                        + ". If it is KEDA or an adapter, remove it first, or use KEDA's own Datadog scaler."));
    }

    /** It came with the release, and was changed by hand since. */
    private static Problem taken(String owner) {
        return Problem.of(
                "external-metrics-taken",
                "The External Metrics API came with your Datadog release, and leads to the Service " + owner + " now.",
                "Someone has changed it since. A cluster has one provider of external metrics.",
                "Settle it with whoever needs the other one. To take it back:"
                        + " helm get manifest {release} -n {datadog-namespace} | kubectl apply -f -");
    }
}
